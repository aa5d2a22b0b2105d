import { Typography } from '@strapi/design-system';
import { tooLong, type PrintedWords } from './too-long';

interface PanelProps {
  model: string;
  document?: PrintedWords;
}

/** Beside a seven-minute briefing that was saved and is too long to print as a poster. */
export function OnPaperPanel({ model, document }: PanelProps) {
  const warning = model === 'api::publication.publication' && document ? tooLong(document) : null;
  if (!warning) return null;
  return {
    title: 'On paper',
    content: (
      <Typography tag="p" variant="pi" textColor="warning700">
        {warning}
      </Typography>
    ),
  };
}
