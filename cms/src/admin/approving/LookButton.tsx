import { Button } from '@strapi/design-system';
import type { ApprovalAnswer } from '../../approving/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { LookForm } from './LookForm';
import { NoteDialogue } from './NoteDialogue';

/** For approvers: everything that would be public, and the decision about it. */
export function LookButton({
  isDisabled,
  ...about
}: {
  entry: EntryRef;
  title: string;
  answer: ApprovalAnswer;
  isDisabled: boolean;
}) {
  return (
    <NoteDialogue
      title="What will be public"
      trigger={
        <Button variant="default" fullWidth disabled={isDisabled}>
          Look and decide…
        </Button>
      }
    >
      {(close, closeOrAsk, onTyped) => <LookForm {...{ ...about, close, closeOrAsk, onTyped }} />}
    </NoteDialogue>
  );
}
