import { useId } from 'react';
import { Box, Typography } from '@strapi/design-system';
import type { DateWarning } from '../../dates/date-warning';

/** What a chosen time meets: what to think about first, then what to remember. Nothing without any. */
export function DateWarnings({ warnings }: { warnings: readonly DateWarning[] }) {
  const textsOf = (areReminders: boolean) =>
    warnings.filter(({ isReminder }) => isReminder === areReminders).map(({ text }) => text);
  return (
    <div aria-live="polite">
      <Texts title="Think about this time again" texts={textsOf(false)} colour="warning" />
      <Texts title="To remember" texts={textsOf(true)} colour="neutral" />
    </div>
  );
}

function Texts({
  title,
  texts,
  colour,
}: {
  title: string;
  texts: readonly string[];
  colour: 'warning' | 'neutral';
}) {
  const id = useId();
  if (texts.length === 0) return null;
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background={`${colour}100`}
      borderColor={`${colour}200`}
      hasRadius
      marginBottom={2}
      padding={3}
    >
      <Typography id={id} tag="h3" variant="omega" fontWeight="semiBold">
        {title}
      </Typography>
      <Box tag="ul" paddingLeft={4} paddingTop={1} style={{ listStyle: 'disc' }}>
        {texts.map((text) => (
          <li key={text}>
            <Typography style={{ overflowWrap: 'anywhere' }}>{text}</Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}
