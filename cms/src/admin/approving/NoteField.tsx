import { Field, Textarea } from '@strapi/design-system';

/** As many letters as the CMS takes. */
const longest = 1000;

/** A few words to a colleague. */
export function NoteField({
  label,
  hint,
  value,
  error,
  isDisabled,
  onChange,
}: {
  label: string;
  hint: string;
  value: string;
  error?: string;
  isDisabled: boolean;
  onChange(value: string): void;
}) {
  return (
    <Field.Root name="note" hint={hint} error={error}>
      <Field.Label>{label}</Field.Label>
      <Textarea
        value={value}
        maxLength={longest}
        disabled={isDisabled}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
