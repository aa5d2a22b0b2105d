import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReportAnswer } from '../../checking/answers';

type Notes = ReportAnswer['report']['accessibility'];

/** What was looked at for readers who use assistive technology. */
export function Accessibility({ notes }: { notes: Notes }) {
  if (notes.length === 0) return null;
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h2" variant="beta">
        Basic accessibility
      </Typography>
      <Group title="Not yet" notes={notes.filter(({ isRight }) => !isRight)} />
      <Group title="Already" notes={notes.filter(({ isRight }) => isRight)} />
      <Typography tag="p" variant="pi" textColor="neutral600">
        These are the first things that stop a reader; none keeps the document back. This is not a
        full test of PDF/UA, and says nothing about contrast, reading order or plain words.
      </Typography>
    </Flex>
  );
}

function Group({ title, notes }: { title: string; notes: Notes }) {
  if (notes.length === 0) return null;
  return (
    <Box>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {title}
      </Typography>
      <Flex
        tag="ul"
        direction="column"
        alignItems="stretch"
        gap={1}
        paddingLeft={5}
        paddingTop={1}
        style={{ listStyle: 'disc' }}
      >
        {notes.map(({ kind, isRight, words, mending }) => (
          <li key={kind}>
            <Typography tag="p">{words}</Typography>
            {!isRight && mending ? (
              <Typography tag="p" variant="pi" textColor="neutral600">
                {mending}
              </Typography>
            ) : null}
          </li>
        ))}
      </Flex>
    </Box>
  );
}
