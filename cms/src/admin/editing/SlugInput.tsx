import { useEffect, useRef, type ChangeEvent } from 'react';
import slugify from '@sindresorhus/slugify';
import { Field, TextInput } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';

interface InputProps {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  attribute: { targetField?: string };
}

/**
 * The last part of a page's address. It follows the title of a new entry until somebody types an
 * address of their own; that of a saved entry changes only when somebody changes it.
 */
export function SlugInput({ name, label, hint, required, disabled, attribute }: InputProps) {
  const field = useField<string | null>(name);
  const title = useField<string | null>(attribute.targetField ?? 'title');
  const followsTitle = useRef(!field.initialValue);
  const suggestion = slugify(title.value ?? '', { decamelize: false });
  const { onChange, value, initialValue } = field;

  useEffect(() => {
    if (initialValue) followsTitle.current = false;
  }, [initialValue]);

  useEffect(() => {
    if (followsTitle.current && !disabled && suggestion !== (value ?? '')) {
      onChange(name, suggestion);
    }
  }, [suggestion, value, disabled, name, onChange]);

  const type = ({ target }: ChangeEvent<HTMLInputElement>) => {
    followsTitle.current = target.value === '';
    onChange(name, target.value);
  };

  return (
    <Field.Root name={name} error={field.error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        value={value ?? ''}
        disabled={disabled}
        autoCapitalize="none"
        spellCheck={false}
        onChange={type}
        endAction={
          disabled || suggestion === (value ?? '') ? undefined : (
            <Field.Action
              label="Make it from the title again"
              onClick={() => onChange(name, suggestion)}
            >
              <ArrowClockwise fill="neutral500" />
            </Field.Action>
          )
        }
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
