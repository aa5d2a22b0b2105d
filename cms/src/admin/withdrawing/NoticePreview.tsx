import type { WithdrawalReason } from '@learning-reviews/content-contract';
import { Box, Typography } from '@strapi/design-system';
import { noticeWords } from './notice-words';
import type { EntryRef } from './release-state';

/** What the address will say, in words. */
export function NoticePreview({
  entry,
  reason,
  text,
  leavesNotice,
}: {
  entry: EntryRef;
  reason: WithdrawalReason | null;
  text: string;
  leavesNotice: boolean;
}) {
  const lines = leavesNotice
    ? reason && noticeWords(entry, reason, text, new Date().toISOString())
    : ['Page not found. Nothing shows that there ever was a page.'];
  return (
    <Box background="neutral100" borderColor="neutral200" hasRadius padding={4}>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        What readers will see there
      </Typography>
      <Box paddingTop={2}>
        {(lines ?? ['Choose why, and the notice is shown here.']).map((line, index) => (
          <Typography
            key={index}
            tag="p"
            paddingTop={index === 0 ? 0 : 2}
            fontWeight={index === 0 && reason && leavesNotice ? 'bold' : 'regular'}
            style={{ overflowWrap: 'anywhere' }}
          >
            {line}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
