import { useState } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useAskBeforeClosing } from '../ask-before-closing';
import { CloseQuestion } from '../CloseQuestion';
import { useSiteAddress } from '../on-the-site/use-site-address';
import { Refusal } from '../Refusal';
import { NoticePreview } from './NoticePreview';
import type { EntryRef } from './release-state';
import { useWithdraw } from './use-withdraw';
import { type Choices, WithdrawChoices } from './WithdrawChoices';
import { Withdrawn } from './Withdrawn';

const TwoLines = styled(Typography)`
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  display: -webkit-box;
  overflow: hidden;
  overflow-wrap: anywhere;
`;

/** The inside of the dialogue that takes something off the site; nothing is lost when it fails. */
export function WithdrawForm({
  entry,
  title,
  hasUnsavedChanges,
  onClose,
}: {
  entry: EntryRef;
  title: string;
  /** Whether the edit screen holds changes that nobody has saved. */
  hasUnsavedChanges: boolean;
  onClose(): void;
}) {
  const siteAddress = useSiteAddress(entry.uid, entry.documentId, 'before') ?? null;
  const { progress, withdraw, startAgain } = useWithdraw(entry);
  const [choices, setChoices] = useState<Choices>({ reason: null, leavesNotice: true, text: '' });
  const [wasReasonMissing, setWasReasonMissing] = useState(false);
  const { reason, leavesNotice, text } = choices;
  const isWorking = progress.step === 'working';
  const [isAsking, stay] = useAskBeforeClosing(progress.step !== 'done' && text.trim() !== '');

  if (progress.step === 'done') {
    return (
      <Withdrawn
        entry={entry}
        siteAddress={siteAddress}
        leavesNotice={leavesNotice}
        onClose={onClose}
      />
    );
  }

  const start = () => {
    if (reason === null) return setWasReasonMissing(true);
    void withdraw({ reason, leavesNotice, text: leavesNotice ? text.trim() : '' });
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <WhatGoes title={title} hasUnsavedChanges={hasUnsavedChanges} />
          <WithdrawChoices
            value={choices}
            isReasonMissing={wasReasonMissing && reason === null}
            isDisabled={isWorking}
            onChange={setChoices}
          />
          <NoticePreview entry={entry} {...choices} />
        </Flex>
      </Modal.Body>
      <Refusal
        title="That did not work."
        message={progress.step === 'failed' ? progress.message : null}
        onClose={startAgain}
      />
      <Modal.Footer>
        <Button variant="tertiary" disabled={isWorking} onClick={onClose}>
          Cancel
        </Button>
        <Button variant="danger" loading={isWorking} onClick={start}>
          {isWorking ? 'Withdrawing' : 'Withdraw now'}
        </Button>
      </Modal.Footer>
      <CloseQuestion
        isOpen={isAsking}
        title="Close without withdrawing it?"
        onStay={stay}
        onClose={onClose}
      >
        It stays on the site, and what you typed for readers is not kept.
      </CloseQuestion>
    </>
  );
}

function WhatGoes({ title, hasUnsavedChanges }: { title: string; hasUnsavedChanges: boolean }) {
  return (
    <Box>
      <TwoLines tag="p" fontWeight="bold">
        {title}
      </TwoLines>
      <Typography tag="p">
        goes from the site at once: its page, its files, and its place in lists, feeds and search.
        The draft stays here.
        {hasUnsavedChanges
          ? ' What you have not saved yet stays on the screen behind this. Save it afterwards.'
          : ''}
      </Typography>
    </Box>
  );
}
