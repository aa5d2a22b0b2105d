import { SuggestedThemes } from './SuggestedThemes';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; updatedAt?: string };
}

/** Beside a publication that is stored: themes that its text speaks of. */
export function ThemesPanel({ model, documentId, document }: PanelProps) {
  const id = documentId ?? document?.documentId;
  if (model !== 'api::publication.publication' || !id || !document?.updatedAt) return null;
  return {
    title: 'Themes',
    content: <SuggestedThemes key={document.updatedAt} documentId={id} />,
  };
}
