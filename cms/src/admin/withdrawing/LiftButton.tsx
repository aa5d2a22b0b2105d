import { useState } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { refreshEntry } from '../refresh-content';
import { Refusal } from '../Refusal';
import { refusalOf } from '../refusal';
import type { EntryRef } from './release-state';

const noAnswer = 'The CMS gave no answer. Please try again in a moment.';

/** Lets an entry be published again, after a word on what that means. */
export function LiftButton({ entry }: { entry: EntryRef }) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isOpen, setIsOpen] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const lift = async () => {
    setIsWorking(true);
    setRefusal(null);
    try {
      await post('/editor-screens/withdrawals/lift', entry);
      setIsOpen(false);
      toggleNotification({ type: 'success', message: 'Lifted. It can be published again.' });
      refreshEntry(entry.uid, entry.documentId);
    } catch (error) {
      setRefusal(refusalOf(error, noAnswer));
    } finally {
      setIsWorking(false);
    }
  };

  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button variant="tertiary" fullWidth>
          Lift the withdrawal…
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>Lift the withdrawal?</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>
              It does not go back on the site by itself: it can then be published again. Check first
              that what was wrong is mended.
            </Typography>
            <Typography>
              Where a notice stands at its address, the notice goes when you lift the withdrawal.
            </Typography>
          </Flex>
        </Modal.Body>
        <Refusal title="It is not lifted." message={refusal} onClose={() => setRefusal(null)} />
        <Modal.Footer>
          <Button variant="tertiary" onClick={() => setIsOpen(false)}>
            Cancel
          </Button>
          <Button loading={isWorking} onClick={lift}>
            Lift the withdrawal
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
