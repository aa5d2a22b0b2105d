import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import type { Difference } from '../../history/difference';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { ChangedWords } from './ChangedWords';
import { useHistory } from './use-history';

/** Which content of an entry to compare: what the public has, the draft, or a version. */
export type Compared = 'live' | 'draft' | number;

/**
 * What differs between two contents of an entry, field by field, as people read it. Of what is not
 * public yet, all that it has is shown as added to what is live.
 */
export function DifferencesView({
  entry,
  from,
  to,
  version,
  nothing = 'Nothing differs.',
}: {
  entry: EntryRef;
  from: Compared;
  to: Compared;
  /** Asks again when it changes, such as the entry's time of last change. */
  version?: string;
  /** What to say where both are the same. */
  nothing?: string;
}) {
  const more = { from: String(from), to: String(to) };
  const answer = useHistory<Difference[]>('/differences', entry, more, version);
  if (answer.state === 'loading') return <Typography aria-live="polite">One moment…</Typography>;
  if (answer.state === 'failed') {
    return (
      <Typography textColor="danger600" role="alert">
        What differs could not be read. Please load this page again.
      </Typography>
    );
  }
  if (answer.data.length === 0) return <Typography aria-live="polite">{nothing}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} aria-label="What differs">
      {answer.data.map((difference) => (
        <OneDifference
          key={`${difference.kind} ${difference.path.join('/')} ${difference.after}`}
          {...difference}
        />
      ))}
    </Flex>
  );
}

const badges = {
  added: { text: 'Added', background: 'success100', color: 'success700' },
  removed: { text: 'Removed', background: 'danger100', color: 'danger700' },
  changed: { text: 'Changed', background: 'neutral150', color: 'neutral800' },
} as const;

function OneDifference({ label, kind, before, after, words }: Difference) {
  const { text, background, color } = badges[kind];
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
          <Typography tag="h3" variant="omega" fontWeight="bold" className="learning-reviews-typed">
            {label}
          </Typography>
          <Badge backgroundColor={background} textColor={color}>
            {text}
          </Badge>
        </Flex>
        {words ? <ChangedWords words={words} /> : <BeforeAndAfter {...{ before, after }} />}
      </Flex>
    </Box>
  );
}

function BeforeAndAfter({ before, after }: Pick<Difference, 'before' | 'after'>) {
  const isBoth = before !== null && after !== null;
  return (
    <>
      {before === null ? null : <Value tag="del" title={isBoth ? 'Before' : null} text={before} />}
      {after === null ? null : <Value tag="ins" title={isBoth ? 'After' : null} text={after} />}
    </>
  );
}

function Value({
  tag: Tag,
  title,
  text,
}: {
  tag: 'ins' | 'del';
  title: string | null;
  text: string;
}) {
  return (
    <Box>
      {title ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {title}
        </Typography>
      ) : null}
      <Typography tag="p" className="learning-reviews-changed-text" dir="auto">
        <Tag>{text}</Tag>
      </Typography>
    </Box>
  );
}
