import { useState } from 'react';
import { Button, Modal } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { WarningCircle } from '@strapi/icons';
import { refreshEntry } from '../refresh-content';
import { announceChangedContent } from '../use-answer';
import type { EntryRef } from './release-state';
import { WithdrawForm } from './WithdrawForm';

/** Takes an entry off the site at once, after one dialogue. */
export function WithdrawButton({ entry, title }: { entry: EntryRef; title: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const hasUnsavedChanges = useForm('WithdrawButton', ({ modified }) => modified, false) ?? false;
  const close = () => {
    setIsOpen(false);
    afterWithdrawing(entry, hasUnsavedChanges);
  };
  return (
    <Modal.Root open={isOpen} onOpenChange={(open: boolean) => (open ? setIsOpen(true) : close())}>
      <Modal.Trigger>
        <Button variant="danger-light" fullWidth startIcon={<WarningCircle />}>
          Withdraw…
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{withdrawTitle}</Modal.Title>
        </Modal.Header>
        <WithdrawForm
          entry={entry}
          title={title}
          hasUnsavedChanges={hasUnsavedChanges}
          onClose={close}
        />
      </Modal.Content>
    </Modal.Root>
  );
}

export const withdrawTitle = 'Withdraw this from the site';

/** Reading the entry again would take what nobody has saved from the screen. */
export function afterWithdrawing(entry: EntryRef, hasUnsavedChanges: boolean): void {
  if (hasUnsavedChanges) announceChangedContent();
  else refreshEntry(entry.uid, entry.documentId);
}
