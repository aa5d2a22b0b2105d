import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import type { EntrySharing, ShareRow } from '../../sharing/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { NewVersionButton } from './NewVersionButton';
import { RevokeButton } from './RevokeButton';
import { ShareDialogue } from './ShareDialogue';
import { endWords, openingWords } from './share-words';
import { useSharing } from './use-sharing';

/** Links to this draft that still work, and a button for another. */
export function EntryShares({
  entry,
  seen,
  version,
}: {
  entry: EntryRef;
  /** When the draft on the screen was saved. */
  seen: string;
  /** Changes when any version of the entry does. */
  version: string;
}) {
  const { uid, documentId } = entry;
  const answer = useSharing<EntrySharing>(`/entry?uid=${uid}&documentId=${documentId}`, version);
  const [isOpen, setIsOpen] = useState(false);
  const hasUnsavedChanges = useForm('EntryShares', ({ modified }) => modified, false) ?? false;
  if (answer.state === 'loading') return null;
  if (answer.state === 'failed') {
    return (
      <Typography variant="pi" textColor="danger600">
        What is shared could not be read. Please load this page again.
      </Typography>
    );
  }
  const { isAsPublished, rows } = answer.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {isAsPublished ? (
        <Hint>It is on the site just as it is here, so there is nothing to share.</Hint>
      ) : (
        <>
          {rows.length === 0 ? (
            <Hint>
              Lets one named person outside read this draft by a link that ends. You see each time
              it is opened.
            </Hint>
          ) : null}
          <Button
            variant="secondary"
            fullWidth
            startIcon={<PaperPlane />}
            disabled={hasUnsavedChanges}
            onClick={() => setIsOpen(true)}
          >
            Make a link…
          </Button>
          {hasUnsavedChanges ? <Hint>Save first: a link shows what is saved.</Hint> : null}
        </>
      )}
      {rows.map((row) => (
        <LiveShare key={row.id} row={row} />
      ))}
      <ShareDialogue entry={entry} seen={seen} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </Flex>
  );
}

function LiveShare({ row }: { row: ShareRow }) {
  return (
    <Box borderColor="neutral200" hasRadius padding={3}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Box>
          <Typography tag="p" fontWeight="bold" className="learning-reviews-typed">
            <bdi>{row.recipient}</bdi>
          </Typography>
          <Hint>{endWords(row)}</Hint>
          <Hint>{openingWords(row)}</Hint>
        </Box>
        {row.state === 'paused' ? (
          <>
            <Typography tag="p" variant="pi" fontWeight="bold">
              Paused: the draft was changed since.
            </Typography>
            <NewVersionButton row={row} />
          </>
        ) : null}
        <RevokeButton row={row} />
      </Flex>
    </Box>
  );
}

function Hint({ children }: { children: string }) {
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {children}
    </Typography>
  );
}
