import { useState } from 'react';
import { Box, Button, Typography, VisuallyHidden } from '@strapi/design-system';
import type { Words } from '../../history/difference';
import { type ShownWords, shortenWords } from './shorten-words';

/** A text with what came and what went in it; what is far from both can be unfolded. */
export function ChangedWords({ words }: { words: readonly Words[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown: readonly ShownWords[] = isWhole ? words : shortenWords(words);
  const isShort = shown.every(({ kind }) => kind !== 'gap');
  return (
    <Box>
      <Typography tag="p" className="learning-reviews-changed-text" dir="auto">
        {shown.map((run, at) => (
          <Run key={at} run={run} />
        ))}
      </Typography>
      {isShort ? null : (
        <Button variant="ghost" size="S" onClick={() => setIsWhole(true)}>
          Show the whole text
        </Button>
      )}
    </Box>
  );
}

function Run({ run: { kind, text } }: { run: ShownWords }) {
  if (kind === 'gap') return <> […] </>;
  if (kind === 'same') return <>{text}</>;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <VisuallyHidden>{kind === 'added' ? ' [added:] ' : ' [removed:] '}</VisuallyHidden>
      {text}
      <VisuallyHidden> [end] </VisuallyHidden>
    </Tag>
  );
}
