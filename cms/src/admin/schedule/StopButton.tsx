import { useState } from 'react';
import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Refusal } from '../Refusal';
import { useOrder } from './use-order';

/** For approvers: nothing more goes out by itself, at once and everywhere. */
export function StopButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button variant="danger-light">Stop everything…</Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>Stop everything?</Modal.Title>
        </Modal.Header>
        <StopForm onClose={() => setIsOpen(false)} />
      </Modal.Content>
    </Modal.Root>
  );
}

function StopForm({ onClose }: { onClose(): void }) {
  const { toggleNotification } = useNotification();
  const [reason, setReason] = useState('');
  const { isWorking, refusal, setRefusal, send } = useOrder<unknown>(() => {
    onClose();
    toggleNotification({ type: 'success', message: 'Stopped. Nothing goes out by itself.' });
  });
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>
            From now on nothing goes out by itself, until an approver lets it go on. What is on the
            site stays there, and still comes down at its time.
          </Typography>
          <Field.Root hint="Your colleagues see it on this page.">
            <Field.Label>Why</Field.Label>
            <Textarea
              value={reason}
              onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
            />
            <Field.Hint />
          </Field.Root>
        </Flex>
      </Modal.Body>
      <Refusal
        title="The schedule still goes on."
        message={refusal}
        onClose={() => setRefusal(null)}
      />
      <Modal.Footer>
        <Button variant="tertiary" disabled={isWorking} onClick={onClose}>
          Close
        </Button>
        <Button
          variant="danger"
          loading={isWorking}
          onClick={() => void send('/releases/stop', { reason })}
        >
          Stop everything
        </Button>
      </Modal.Footer>
    </>
  );
}
