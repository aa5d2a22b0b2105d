import { GoingLive } from './GoingLive';
import { plannableKinds, titleIn } from './plannable-kinds';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: Record<string, unknown> & {
    documentId?: string;
    status?: string;
    updatedAt?: string;
  };
  meta?: { availableStatus?: { updatedAt?: string }[] };
}

/** Beside a stored entry: when it goes out by itself, and a way to say so. */
export function GoingLivePanel({ model, documentId, document, meta }: PanelProps) {
  const kind = plannableKinds.find(({ uid }) => uid === model);
  const id = documentId ?? document?.documentId;
  if (!kind || !id || !document?.updatedAt) return null;
  const { status = '', updatedAt } = document;
  const other = meta?.availableStatus?.[0]?.updatedAt ?? '';
  const entry = {
    uid: model,
    documentId: id,
    title: titleIn(kind, document),
    kindName: kind.kindName,
    isChange: status === 'modified',
  };
  return {
    title: 'Going live',
    content: (
      <GoingLive
        entry={entry}
        version={`${status} ${updatedAt} ${other}`}
        isChanged={status !== 'published'}
      />
    ),
  };
}
