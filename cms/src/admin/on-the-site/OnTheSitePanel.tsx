import { Flex, Typography } from '@strapi/design-system';
import { OnTheSite } from './OnTheSite';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { status?: string; updatedAt?: string };
  meta?: { availableStatus?: { updatedAt?: string }[] };
}

const notPublished = ['api::redirect.redirect'];

/** Beside an entry: whether the public can read it, and where. */
export function OnTheSitePanel({ model, documentId, document, meta }: PanelProps) {
  if (!model.startsWith('api::') || notPublished.includes(model)) return null;
  const other = meta?.availableStatus?.[0]?.updatedAt ?? '';
  const entry = {
    documentId: documentId ?? (document as { documentId?: string } | undefined)?.documentId,
    status: document?.status,
    updatedAt: `${document?.updatedAt ?? ''} ${other}`,
  };
  return {
    title: 'On the site',
    content: (
      <Flex direction="column" alignItems="flex-start" gap={2}>
        {document?.status === 'modified' ? (
          <Typography variant="pi" textColor="neutral600">
            The site still shows the version before your changes.
          </Typography>
        ) : null}
        <OnTheSite uid={model} entry={entry} />
      </Flex>
    ),
  };
}
