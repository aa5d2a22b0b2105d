import { useState, type ReactNode } from 'react';
import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { refusalOf } from '../refusal';
import { announceChangedContent } from '../use-answer';

/** In a narrow panel the words take two lines. */
const roomy = { height: 'auto', minHeight: '3.2rem', paddingBlock: '0.6rem' };

/** A button that asks once more, then tells the CMS. */
export function AskFirst({
  label,
  name,
  variant,
  question,
  confirm,
  keep = 'Cancel',
  children,
  path,
  body,
  done,
  onDone,
}: {
  label: string;
  /** What it is about, for those who hear the buttons of a page one by one. */
  name: string;
  variant: 'danger-light' | 'secondary';
  question: string;
  confirm: string;
  /** Of the button that changes nothing. */
  keep?: string;
  children: ReactNode;
  /** Of the CMS, from its root. */
  path: string;
  body?: object;
  /** What is said when it is done. */
  done: string;
  /** Told what the CMS answered. */
  onDone?(answer: unknown): void;
}) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isOpen, setIsOpen] = useState(false);
  const [isWorking, setIsWorking] = useState(false);
  const act = async () => {
    setIsWorking(true);
    try {
      const { data } = await post<{ data: unknown }>(path, body ?? {});
      onDone?.(data.data);
      toggleNotification({ type: 'success', message: done });
    } catch (error) {
      const fallback = 'The CMS gave no answer. Please load this page again and look.';
      toggleNotification({ type: 'danger', message: refusalOf(error, fallback) });
    } finally {
      setIsWorking(false);
      setIsOpen(false);
      announceChangedContent();
    }
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger>
        <Button variant={variant} size="S" aria-label={`${label}: ${name}`} style={roomy}>
          {label}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog
        title={question}
        variant={variant === 'danger-light' ? 'danger' : 'default'}
        startAction={
          <Button variant="tertiary" fullWidth onClick={() => setIsOpen(false)}>
            {keep}
          </Button>
        }
        endAction={
          <Button
            variant={variant === 'danger-light' ? 'danger' : 'default'}
            fullWidth
            loading={isWorking}
            onClick={() => void act()}
          >
            {confirm}
          </Button>
        }
      >
        {children}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
