import { withdrawableTypes } from '../../withdrawing/entry-ref';
import { Checks } from './Checks';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; updatedAt?: string };
}

/** Beside a stored publication or form: what the checks of its documents found. */
export function ChecksPanel({ model, documentId, document }: PanelProps) {
  const id = documentId ?? document?.documentId;
  if (!withdrawableTypes.includes(model) || !id || !document?.updatedAt) return null;
  return {
    title: 'Document checks',
    content: <Checks entry={{ uid: model, documentId: id }} version={document.updatedAt} />,
  };
}
