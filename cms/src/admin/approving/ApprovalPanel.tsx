import { editableKind } from '../../editor-screens/editable-kinds';
import { Approval } from './Approval';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; status?: string; updatedAt?: string };
  meta?: { availableStatus?: { updatedAt?: string }[] };
}

/** Beside a stored entry: whether it may go out, who said so, and who has to. */
export function ApprovalPanel({ model, documentId, document, meta }: PanelProps) {
  const kind = editableKind(model);
  const id = documentId ?? document?.documentId;
  if (!kind || !id || !document?.updatedAt) return null;
  const other = meta?.availableStatus?.[0]?.updatedAt ?? '';
  const title = (document as Record<string, unknown>)[kind.titleField];
  return {
    title: 'Approval',
    content: (
      <Approval
        entry={{ uid: kind.uid, documentId: id }}
        title={typeof title === 'string' ? title : ''}
        version={`${document.status ?? ''} ${document.updatedAt} ${other}`}
      />
    ),
  };
}
