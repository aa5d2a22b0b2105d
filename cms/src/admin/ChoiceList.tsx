import { useId, type ReactNode } from 'react';
import { Box, Flex, Radio, Typography } from '@strapi/design-system';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  /** One line under the label. */
  help?: string;
}

/** A question with a few answers, all of them in sight. */
export function ChoiceList<Value extends string>({
  question,
  choices,
  value,
  error,
  isDisabled,
  onChange,
}: {
  question: string;
  choices: readonly Choice<Value>[];
  value: Value | null;
  error?: ReactNode;
  isDisabled?: boolean;
  onChange(value: Value): void;
}) {
  const id = useId();
  return (
    <Box>
      <Typography id={id} tag="h3" variant="omega" fontWeight="bold">
        {question}
      </Typography>
      {error ? (
        <Typography id={`${id}-error`} tag="p" variant="pi" textColor="danger600" role="alert">
          {error}
        </Typography>
      ) : null}
      <Box paddingTop={3}>
        <Radio.Group
          aria-labelledby={error ? `${id} ${id}-error` : id}
          value={value ?? ''}
          disabled={isDisabled}
          onValueChange={(chosen) => onChange(chosen as Value)}
        >
          {choices.map(({ value: one, label, help }) => (
            <Radio.Item key={one} value={one}>
              <Flex tag="span" direction="column" alignItems="flex-start">
                <Typography tag="span" fontWeight={help ? 'semiBold' : 'regular'}>
                  {label}
                </Typography>
                {help ? (
                  <Typography tag="span" variant="pi" textColor="neutral600">
                    {help}
                  </Typography>
                ) : null}
              </Flex>
            </Radio.Item>
          ))}
        </Radio.Group>
      </Box>
    </Box>
  );
}
