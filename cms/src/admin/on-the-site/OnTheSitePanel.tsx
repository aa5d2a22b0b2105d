import { Flex, Typography } from '@strapi/design-system';
import { withdrawableTypes } from '../../withdrawing/entry-ref';
import { Standing } from '../withdrawing/Standing';
import { OnTheSite } from './OnTheSite';

interface PanelProps {
  model: string;
  documentId?: string;
  document?: { documentId?: string; status?: string; updatedAt?: string; title?: string };
  meta?: { availableStatus?: { updatedAt?: string }[] };
}

const notPublished = ['api::redirect.redirect'];

/** Beside an entry: whether the public can read it, and where. */
export function OnTheSitePanel({ model, documentId, document, meta }: PanelProps) {
  if (!model.startsWith('api::') || notPublished.includes(model)) return null;
  const other = meta?.availableStatus?.[0]?.updatedAt ?? '';
  const entry = {
    documentId: documentId ?? document?.documentId,
    status: document?.status,
    updatedAt: `${document?.updatedAt ?? ''} ${other}`,
  };
  const isWithdrawable = withdrawableTypes.includes(model) && entry.documentId !== undefined;
  return {
    title: 'On the site',
    content: (
      <Flex direction="column" alignItems="stretch" gap={2} width="100%">
        {document?.status === 'modified' ? (
          <Typography variant="pi" textColor="neutral600">
            The site still shows the version before your changes.
          </Typography>
        ) : null}
        {isWithdrawable && entry.documentId ? (
          <Standing
            entry={{ uid: model, documentId: entry.documentId }}
            title={document?.title ?? ''}
            facts={entry}
          />
        ) : (
          <OnTheSite uid={model} entry={entry} />
        )}
      </Flex>
    ),
  };
}
