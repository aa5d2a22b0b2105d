import { useAuth } from '@strapi/strapi/admin';
import { withdrawableTypes } from '../../withdrawing/entry-ref';
import { EntryShares } from './EntryShares';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; updatedAt?: string };
  meta?: { availableStatus?: { updatedAt?: string }[] };
}

const publishAction = 'plugin::content-manager.explorer.publish';

/** Beside a stored publication or form, for approvers: links to the draft for named outsiders. */
export function SharePanel({ model, documentId, document, meta }: PanelProps) {
  const permissions = useAuth('SharePanel', (state) => state.permissions);
  const id = documentId ?? document?.documentId;
  const isApprover = permissions.some(
    ({ action, subject }) => action === publishAction && subject === model,
  );
  if (!isApprover || !withdrawableTypes.includes(model) || !id || !document?.updatedAt) return null;
  const versions = (meta?.availableStatus ?? []).map(({ updatedAt }) => updatedAt);
  return {
    title: 'Share before publication',
    content: (
      <EntryShares
        entry={{ uid: model, documentId: id }}
        seen={document.updatedAt}
        version={[document.updatedAt, ...versions].join(' ')}
      />
    ),
  };
}
