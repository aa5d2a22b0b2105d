import { useMemo } from 'react';
import { WarningCircle } from '@strapi/icons';
import { useAuth, useForm } from '@strapi/strapi/admin';
import { withdrawableTypes } from '../../withdrawing/entry-ref';
import { afterWithdrawing, withdrawTitle } from './WithdrawButton';
import { WithdrawForm } from './WithdrawForm';

interface ActionProps {
  model: string;
  documentId?: string;
  document?: { status?: string; title?: string };
}

const position = ['panel', 'table-row'];

/** "Withdraw…" in the menu of an entry and of a row, where Strapi has "Unpublish". */
export function WithdrawAction({ model, documentId, document }: ActionProps) {
  const permissions = useAuth('WithdrawAction', (state) => state.permissions);
  const hasUnsavedChanges = useForm('WithdrawAction', ({ modified }) => modified, false) ?? false;
  const title = document?.title ?? '';
  const content = useMemo(() => {
    const entry = { uid: model, documentId: documentId ?? '' };
    return function Withdrawing({ onClose }: { onClose(): void }) {
      return <WithdrawForm {...{ entry, title, hasUnsavedChanges, onClose }} />;
    };
  }, [model, documentId, title, hasUnsavedChanges]);

  const isPublished = document?.status === 'published' || document?.status === 'modified';
  if (!documentId || !isPublished || !withdrawableTypes.includes(model)) return null;
  if (!permissions.some((one) => one.action === publishAction && one.subject === model)) {
    return null;
  }
  return {
    label: 'Withdraw…',
    icon: <WarningCircle />,
    variant: 'danger',
    position,
    dialog: {
      type: 'modal',
      title: withdrawTitle,
      content,
      onClose: () => afterWithdrawing({ uid: model, documentId }, hasUnsavedChanges),
    },
  };
}
WithdrawAction.position = position;

const publishAction = 'plugin::content-manager.explorer.publish';
