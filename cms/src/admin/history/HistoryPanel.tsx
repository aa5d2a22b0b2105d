import { HistoryFacts } from './HistoryFacts';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; updatedAt?: string };
  meta?: { availableStatus?: { updatedAt?: string }[] };
}

const withoutVersions = ['api::redirect.redirect'];

/** Beside a stored entry: who last changed it, and its earlier versions. */
export function HistoryPanel({ model, documentId, document, meta }: PanelProps) {
  const id = documentId ?? document?.documentId;
  const isKept = model.startsWith('api::') && !withoutVersions.includes(model);
  if (!isKept || !id || !document?.updatedAt) return null;
  const others = (meta?.availableStatus ?? []).map(({ updatedAt }) => updatedAt);
  return {
    title: 'History',
    content: (
      <HistoryFacts
        entry={{ uid: model, documentId: id }}
        version={[document.updatedAt, ...others].join(' ')}
      />
    ),
  };
}
