import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button, Field, Flex, Modal, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import type { NewShare } from '../../sharing/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { Refusal } from '../Refusal';
import { ukMoment } from '../uk-time';
import { refusedFields, refusedWhole, type RefusedFields } from './refused-fields';

const day = 24 * 60 * 60 * 1000;
const mostDays = 30;

interface Typed {
  recipient: string;
  purpose: string;
  days: string;
}

const untouched: Typed = { recipient: '', purpose: '', days: '14' };
const names = ['recipient', 'purpose', 'days'] as const;

type Change = { target: { value: string } };

/** For whom, what for and how long. What was typed stays when the CMS says no. */
export function ShareForm({
  entry,
  seen,
  onTyped,
  onClose,
  onMade,
}: {
  entry: EntryRef;
  seen: string;
  /** Told whether there is anything to lose. */
  onTyped(isTyped: boolean): void;
  onClose(): void;
  onMade(share: NewShare): void;
}) {
  const { post } = useFetchClient();
  const [typed, setTyped] = useState(untouched);
  const [isWorking, setIsWorking] = useState(false);
  const [fields, setFields] = useState<RefusedFields>({});
  const [message, setMessage] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // The fields cannot take the focus before they are enabled again.
  useEffect(() => {
    if (isWorking) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [isWorking, fields]);

  const make = async (event: FormEvent) => {
    event.preventDefault();
    setIsWorking(true);
    setMessage(null);
    setFields({});
    try {
      const body = { ...entry, ...typed, days: Number(typed.days), seen };
      const { data } = await post<{ data: NewShare }>('/sharing/links', body);
      onMade(data.data);
    } catch (error) {
      setFields(refusedFields(error));
      setMessage(refusedWhole(error));
      setIsWorking(false);
    }
  };
  const change = (next: Typed) => {
    setTyped(next);
    onTyped(names.some((name) => next[name] !== untouched[name]));
  };
  const field = (name: keyof Typed) => ({
    value: typed[name],
    disabled: isWorking,
    onChange: ({ target }: Change) => change({ ...typed, [name]: target.value }),
  });

  return (
    <form ref={form} onSubmit={(event) => void make(event)} noValidate>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography>
            The reader sees the draft as it is saved now, and nothing of later changes. Every page
            carries their name.
          </Typography>
          <Field.Root
            name="recipient"
            required
            error={fields.recipient}
            hint="One person or body. Their name is on every page."
          >
            <Field.Label>Who will read it</Field.Label>
            <TextInput {...field('recipient')} autoComplete="off" />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
          <Field.Root
            name="purpose"
            required
            error={fields.purpose}
            hint="Such as: checking the facts before publication. The reader sees it too."
          >
            <Field.Label>What it is shared for</Field.Label>
            <Textarea {...field('purpose')} />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
          <Field.Root name="days" required error={fields.days} hint={endOf(typed.days)}>
            <Field.Label>For how many days the link works</Field.Label>
            <TextInput {...field('days')} inputMode="numeric" autoComplete="off" />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        </Flex>
      </Modal.Body>
      <Refusal title="No link was made." message={message} onClose={() => setMessage(null)} />
      <Modal.Footer>
        <Button variant="tertiary" disabled={isWorking} onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isWorking}>
          {isWorking ? 'Checking the documents' : 'Make the link'}
        </Button>
      </Modal.Footer>
    </form>
  );
}

/** When a link ends that is made now. */
function endOf(days: string): string {
  const number = Number(days);
  if (!/^\s*\d+\s*$/.test(days) || number < 1 || number > mostDays) {
    return `A whole number from 1 to ${mostDays}.`;
  }
  const end = new Date(Date.now() + number * day).toISOString();
  return `Until ${ukMoment(end)}, UK time. It ends earlier when this is published.`;
}
