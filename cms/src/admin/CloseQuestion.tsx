import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

/** Asks before a dialogue is closed and something in it is lost. */
export function CloseQuestion({
  isOpen,
  title,
  children,
  onStay,
  onClose,
}: {
  isOpen: boolean;
  title: string;
  children: string;
  onStay(): void;
  onClose(): void;
}) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open: boolean) => (open ? undefined : onStay())}>
      <ConfirmDialog
        title={title}
        variant="danger"
        startAction={
          <Button variant="tertiary" fullWidth onClick={onStay}>
            Go back
          </Button>
        }
        endAction={
          <Button variant="danger" fullWidth onClick={onClose}>
            Close it
          </Button>
        }
      >
        {children}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
