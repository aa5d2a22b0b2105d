import { useId, useState } from 'react';
import type { WithdrawalReason } from '@learning-reviews/content-contract';
import { Box, Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { ChoiceList } from '../ChoiceList';
import { Refusal } from '../Refusal';
import { useSiteAddress } from '../on-the-site/use-site-address';
import { NoticePreview } from './NoticePreview';
import { reasonWords } from './reasons';
import type { EntryRef } from './release-state';
import { useWithdraw } from './use-withdraw';
import { Withdrawn } from './Withdrawn';

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

const TwoLines = styled(Typography)`
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  display: -webkit-box;
  overflow: hidden;
  overflow-wrap: anywhere;
`;

/** The longest text for the public, in characters. */
const mostText = 1000;

export interface WithdrawFormProps {
  entry: EntryRef;
  title: string;
  /** Whether the edit screen holds changes that nobody has saved. */
  hasUnsavedChanges: boolean;
  onClose(): void;
}

/** The inside of the dialogue that takes something off the site; nothing is lost when it fails. */
export function WithdrawForm(props: WithdrawFormProps) {
  const { entry, title, hasUnsavedChanges, onClose } = props;
  const siteAddress = useSiteAddress(entry.uid, entry.documentId, 'before') ?? null;
  const { progress, withdraw } = useWithdraw(entry);
  const [reason, setReason] = useState<WithdrawalReason | null>(null);
  const [leavesNotice, setLeavesNotice] = useState(true);
  const [text, setText] = useState('');
  const [isReasonMissing, setIsReasonMissing] = useState(false);
  const id = useId();
  const isWorking = progress.step === 'working';

  if (progress.step === 'done') {
    return <Withdrawn siteAddress={siteAddress} leavesNotice={leavesNotice} onClose={onClose} />;
  }

  const start = () => {
    setIsReasonMissing(reason === null);
    if (reason === null) return document.getElementById(id)?.querySelector('button')?.focus();
    void withdraw({ reason, leavesNotice, text: leavesNotice ? text.trim() : '' });
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Box>
            <TwoLines tag="p" fontWeight="bold">
              {title}
            </TwoLines>
            <Typography tag="p">
              goes from the site at once: its page, its files, and its place in lists, feeds and
              search. The draft stays here.
            </Typography>
          </Box>
          {hasUnsavedChanges ? (
            <Typography>
              What you have not saved yet stays on the screen behind this. Save it afterwards.
            </Typography>
          ) : null}
          <Box id={id}>
            <ChoiceList
              question="Why?"
              choices={reasons}
              value={reason}
              error={isReasonMissing ? 'Choose why. Nothing has been withdrawn yet.' : null}
              isDisabled={isWorking}
              onChange={(chosen) => {
                setReason(chosen);
                setIsReasonMissing(false);
              }}
            />
          </Box>
          <ChoiceList
            question="What do readers see at its address?"
            choices={traces}
            value={leavesNotice ? 'notice' : 'none'}
            isDisabled={isWorking}
            onChange={(chosen) => setLeavesNotice(chosen === 'notice')}
          />
          {leavesNotice ? (
            <Field.Root hint="Do not repeat what was removed, and name nobody.">
              <Field.Label>More for readers (you can leave this empty)</Field.Label>
              <Textarea
                value={text}
                maxLength={mostText}
                disabled={isWorking}
                onChange={({ target }: { target: { value: string } }) => setText(target.value)}
              />
              <Field.Hint />
            </Field.Root>
          ) : null}
          <NoticePreview entry={entry} reason={reason} text={text} leavesNotice={leavesNotice} />
        </Flex>
      </Modal.Body>
      <Refusal
        title="It is not withdrawn."
        message={progress.step === 'failed' ? progress.message : null}
      />
      <Modal.Footer>
        <Button variant="tertiary" disabled={isWorking} onClick={onClose}>
          Cancel
        </Button>
        <Button variant="danger" loading={isWorking} onClick={start}>
          {isWorking ? 'Withdrawing' : 'Withdraw now'}
        </Button>
      </Modal.Footer>
    </>
  );
}
