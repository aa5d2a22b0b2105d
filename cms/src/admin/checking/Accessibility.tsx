import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReportAnswer } from '../../checking/answers';

/** What was looked at for readers who use assistive technology. */
export function Accessibility({ notes }: { notes: ReportAnswer['report']['accessibility'] }) {
  if (notes.length === 0) return null;
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h2" variant="beta">
        Basic accessibility
      </Typography>
      <Box tag="ul" paddingLeft={5} margin={0} style={{ listStyle: 'disc' }}>
        {notes.map(({ kind, isRight, words, mending }) => (
          <li key={kind}>
            <Typography tag="p">
              <strong>{isRight ? 'Right: ' : 'To mend: '}</strong>
              {words}
            </Typography>
            {!isRight && mending ? (
              <Typography tag="p" variant="pi">
                {mending}
              </Typography>
            ) : null}
          </li>
        ))}
      </Box>
      <Typography tag="p" variant="pi" textColor="neutral600">
        These are the first things that stop a reader. This is not a full test of PDF/UA, and says
        nothing about contrast, reading order or plain words.
      </Typography>
    </Flex>
  );
}
