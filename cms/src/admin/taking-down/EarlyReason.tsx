import { useEffect, useRef } from 'react';
import { Box, Field, Textarea } from '@strapi/design-system';

/** As the CMS takes it, in characters. */
const mostText = 500;

/** Why something comes down sooner than its review type asks. */
export function EarlyReason({
  value,
  isMissing,
  isDisabled,
  onChange,
}: {
  value: string;
  /** Whether it was to be saved without. */
  isMissing: boolean;
  isDisabled: boolean;
  onChange(value: string): void;
}) {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMissing) field.current?.querySelector('textarea')?.focus();
  }, [isMissing]);
  return (
    <Box ref={field}>
      <Field.Root
        required
        hint="For colleagues, never shown to readers. It is kept in the audit trail, so name nobody."
        error={isMissing ? 'Say why. Nothing has changed yet.' : undefined}
      >
        <Field.Label>Why does it come down sooner?</Field.Label>
        <Textarea
          value={value}
          maxLength={mostText}
          disabled={isDisabled}
          onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Box>
  );
}
