import { useEffect, useRef, useState } from 'react';
import { Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import type { FindingAnswer, ReportAnswer } from '../../checking/answers';
import { useOrder } from '../schedule/use-order';
import type { About } from './ReportLoader';

const shortest = 20;
const longest = 1000;

/** For a second person: lets the document go out with this, and says why. */
export function LetThrough({
  about,
  finding,
  whyNoOverride,
  onChange,
}: {
  about: About;
  finding: FindingAnswer;
  whyNoOverride: string | null;
  onChange(): void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { isWorking, refusal, send } = useOrder<ReportAnswer | null>(onChange);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) form.current?.querySelector('textarea')?.focus();
  }, [isOpen]);
  if (whyNoOverride !== null) {
    return (
      <Typography tag="p" variant="pi" textColor="neutral600">
        {whyNoOverride}
      </Typography>
    );
  }
  if (!isOpen) {
    return (
      <Flex>
        <Button variant="danger-light" onClick={() => setIsOpen(true)}>
          Let it through…
        </Button>
      </Flex>
    );
  }
  const order = { ...about, finding: finding.id, reason };
  return (
    <Flex ref={form} direction="column" alignItems="stretch" gap={3}>
      <Field.Root
        name={`reason-${finding.id}`}
        hint={`In ${shortest} characters or more, without the words that were found. It is kept in the audit trail.`}
        error={refusal ?? undefined}
      >
        <Field.Label>Why may it go out with this?</Field.Label>
        <Textarea
          value={reason}
          maxLength={longest}
          disabled={isWorking}
          onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Flex gap={2} wrap="wrap">
        <Button variant="tertiary" disabled={isWorking} onClick={() => setIsOpen(false)}>
          Cancel
        </Button>
        <Button
          variant="danger"
          loading={isWorking}
          onClick={() => void send('/document-checks/let-through', order)}
        >
          Let it through
        </Button>
      </Flex>
    </Flex>
  );
}
