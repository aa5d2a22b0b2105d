import type { WithdrawalReason } from '@learning-reviews/content-contract';
import { Box, Typography } from '@strapi/design-system';
import { noticeWords } from './notice-words';

/** What the address will say, in words. */
export function NoticePreview({
  reason,
  text,
  leavesNotice,
}: {
  reason: WithdrawalReason | null;
  text: string;
  leavesNotice: boolean;
}) {
  const lines = leavesNotice
    ? reason && noticeWords(reason, text, new Date().toISOString())
    : ['Page not found. It looks as if there had never been anything.'];
  return (
    <Box background="neutral100" borderColor="neutral200" hasRadius padding={4}>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        What readers will see there
      </Typography>
      <Box aria-live="polite" paddingTop={2}>
        {(lines ?? ['Choose why, and the notice is shown here.']).map((line) => (
          <Typography
            key={line}
            tag="p"
            style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}
          >
            {line}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}
