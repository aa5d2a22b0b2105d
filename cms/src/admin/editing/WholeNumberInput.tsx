import { useEffect, useState, type ChangeEvent } from 'react';
import { Field, TextInput } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { readNumber, writeNumber, writeSize } from './whole-number';

interface InputProps {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
}

/** A whole number: a year, a place in a list, a number of pages. Sizes are shown as people read them. */
export function WholeNumberInput({
  name,
  label,
  hint,
  required,
  disabled,
  placeholder,
}: InputProps) {
  const field = useField<number | null>(name);
  const isSize = name.endsWith('bytes');
  const stored = isSize ? writeSize(field.value) : writeNumber(field.value);
  const [text, setText] = useState(stored);
  useEffect(() => setText(stored), [stored]);

  const change = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setText(target.value);
    const number = readNumber(target.value);
    if (number !== undefined) field.onChange(name, number);
  };

  return (
    <Field.Root name={name} error={field.error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        inputMode="numeric"
        value={text}
        disabled={disabled}
        placeholder={placeholder}
        onChange={change}
        onBlur={() => setText(stored)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
