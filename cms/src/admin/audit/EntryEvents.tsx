import { Box, Typography } from '@strapi/design-system';
import type { AuditEntry } from '../../audit/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { useAnswer } from '../use-answer';
import { Events } from './Events';

/** All that was done to one entry, the newest first. */
export function EntryEvents({ entry: { uid, documentId } }: { entry: EntryRef }) {
  const query = new URLSearchParams({ uid, documentId });
  const [answer] = useAnswer<AuditEntry[]>(`/audit/entry?${String(query)}`);
  if (answer.state === 'loading') return null;
  return (
    <Box tag="section" aria-labelledby="entry-events" paddingTop={6}>
      <Typography id="entry-events" tag="h3" variant="delta">
        What was done
      </Typography>
      <Box paddingTop={3}>
        {answer.state === 'failed' ? (
          <Typography>It could not be read. Close this and open it again.</Typography>
        ) : answer.data.length === 0 ? (
          <Typography>Nothing since there is an audit trail.</Typography>
        ) : (
          <Events rows={answer.data} isOfOneEntry />
        )}
      </Box>
    </Box>
  );
}
