import { useEffect, useRef } from 'react';
import type { WithdrawalReason } from '@learning-reviews/content-contract';
import { Box, Field, Textarea } from '@strapi/design-system';
import { ChoiceList } from '../ChoiceList';
import { reasonWords } from './reasons';

/** What an approver decides, so far. */
export interface Choices {
  reason: WithdrawalReason | null;
  leavesNotice: boolean;
  text: string;
}

const reasons = (Object.keys(reasonWords) as WithdrawalReason[]).map((value) => ({
  value,
  ...reasonWords[value],
}));

const traces = [
  {
    value: 'notice',
    label: 'A plain notice',
    help: 'The address says that it was withdrawn, when and why.',
  },
  { value: 'none', label: 'No trace', help: 'The address says that nothing is there.' },
] as const;

/** The longest text for the public, in characters, as the CMS takes it. */
const mostText = 1000;

/** The questions before something is withdrawn. */
export function WithdrawChoices({
  value,
  isReasonMissing,
  isDisabled,
  onChange,
}: {
  value: Choices;
  isReasonMissing: boolean;
  isDisabled: boolean;
  onChange(value: Choices): void;
}) {
  const why = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isReasonMissing) why.current?.querySelector('button')?.focus();
  }, [isReasonMissing]);
  return (
    <>
      <Box ref={why}>
        <ChoiceList
          question="Why?"
          choices={reasons}
          value={value.reason}
          error={isReasonMissing ? 'Choose why. Nothing has been withdrawn yet.' : null}
          isDisabled={isDisabled}
          onChange={(reason) => onChange({ ...value, reason })}
        />
      </Box>
      <ChoiceList
        question="What do readers see at its address?"
        choices={traces}
        value={value.leavesNotice ? 'notice' : 'none'}
        isDisabled={isDisabled}
        onChange={(trace) => onChange({ ...value, leavesNotice: trace === 'notice' })}
      />
      {value.leavesNotice ? (
        <Field.Root hint="Do not repeat what was removed, and name nobody.">
          <Field.Label>More for readers (you can leave this empty)</Field.Label>
          <Textarea
            value={value.text}
            maxLength={mostText}
            disabled={isDisabled}
            onChange={({ target }: { target: { value: string } }) =>
              onChange({ ...value, text: target.value })
            }
          />
          <Field.Hint />
        </Field.Root>
      ) : null}
    </>
  );
}
