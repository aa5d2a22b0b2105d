import { withdrawableTypes } from '../../withdrawing/entry-ref';
import { Receipts } from './Receipts';
import { useReceipts } from './use-receipts';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; updatedAt?: string };
  meta?: { availableStatus?: { updatedAt?: string; publishedAt?: string | null }[] };
}

/** Beside a publication or form that went out: whether the public has seen it, and the proof. */
export function ReceiptsPanel({ model, documentId, document, meta }: PanelProps) {
  const id = documentId ?? document?.documentId ?? '';
  const others = (meta?.availableStatus ?? []).map(({ updatedAt }) => updatedAt);
  const isKept = withdrawableTypes.includes(model) && id !== '';
  const version = [document?.updatedAt, ...others].join(' ');
  const receipts = useReceipts(isKept ? { uid: model, documentId: id } : null, version);
  if (!receipts || receipts.length === 0) return null;
  return { title: 'Receipts', content: <Receipts receipts={receipts} /> };
}
