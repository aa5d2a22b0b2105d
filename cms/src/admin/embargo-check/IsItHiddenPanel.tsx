import { withdrawableTypes } from '../../withdrawing/entry-ref';
import { IsItHidden } from './IsItHidden';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; status?: string; updatedAt?: string };
}

/** Beside a publication or form that is stored: a look at it from outside. */
export function IsItHiddenPanel({ model, documentId, document }: PanelProps) {
  const id = documentId ?? document?.documentId;
  if (!withdrawableTypes.includes(model) || !id || !document?.updatedAt) return null;
  return {
    title: 'Is it hidden?',
    content: (
      <IsItHidden
        entry={{ uid: model, documentId: id }}
        isPublic={document.status === 'published'}
        updatedAt={document.updatedAt}
      />
    ),
  };
}
