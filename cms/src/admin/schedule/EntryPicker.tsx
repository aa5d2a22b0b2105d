import { useState } from 'react';
import { Box, Button, Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Cross, Plus } from '@strapi/icons';
import { type FoundEntry, useFoundEntries } from './use-found-entries';

/** What goes out together: the chosen entries, and a search for more. */
export function EntryPicker({
  chosen,
  onChange,
}: {
  chosen: readonly FoundEntry[];
  onChange(chosen: FoundEntry[]): void;
}) {
  const [words, setWords] = useState('');
  const found = useFoundEntries(words);
  const others =
    found.state === 'ready'
      ? found.data.filter(({ documentId }) => !isIn(chosen, documentId))
      : null;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {chosen.length > 0 ? (
        <Box>
          <Typography tag="h3" variant="omega" fontWeight="bold">
            Goes out together
          </Typography>
          <Flex
            tag="ul"
            aria-label="Goes out together"
            direction="column"
            alignItems="stretch"
            gap={2}
            paddingTop={2}
          >
            {chosen.map((entry) => (
              <Line key={entry.documentId} entry={entry}>
                <IconButton
                  label={`Leave out ${entry.title}`}
                  onClick={() =>
                    onChange(chosen.filter((one) => one.documentId !== entry.documentId))
                  }
                >
                  <Cross />
                </IconButton>
              </Line>
            ))}
          </Flex>
        </Box>
      ) : null}
      <Field.Root hint="Search by title for what is not on the site, or was changed since.">
        <Field.Label>{chosen.length > 0 ? 'Add something else' : 'What goes out'}</Field.Label>
        <TextInput
          type="search"
          autoComplete="off"
          value={words}
          onChange={({ target }: { target: { value: string } }) => setWords(target.value)}
          onKeyDown={(event: { key: string; preventDefault(): void }) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
        <Field.Hint />
      </Field.Root>
      <Typography aria-live="polite" variant="pi" textColor="neutral600">
        {wordsFor(found.state, others?.length ?? 0, words)}
      </Typography>
      {others && others.length > 0 ? (
        <Flex
          tag="ul"
          aria-label="Found"
          direction="column"
          alignItems="stretch"
          gap={2}
          maxHeight="24rem"
          overflow="auto"
        >
          {others.map((entry) => (
            <Line key={entry.documentId} entry={entry}>
              <Button
                variant="tertiary"
                size="S"
                startIcon={<Plus />}
                aria-label={`Add ${entry.title}`}
                onClick={() => onChange([...chosen, entry])}
              >
                Add
              </Button>
            </Line>
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
}

function Line({ entry, children }: { entry: FoundEntry; children: React.ReactNode }) {
  return (
    <Flex
      tag="li"
      justifyContent="space-between"
      gap={3}
      padding={3}
      hasRadius
      borderColor="neutral200"
    >
      <Box>
        <Typography tag="p" className="learning-reviews-typed" fontWeight="semiBold">
          <bdi>{entry.title}</bdi>
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {entry.kindName}, {entry.isChange ? 'changes to what is on the site' : 'not on the site'}
        </Typography>
      </Box>
      <Box shrink={0}>{children}</Box>
    </Flex>
  );
}

function isIn(chosen: readonly FoundEntry[], documentId: string): boolean {
  return chosen.some((one) => one.documentId === documentId);
}

function wordsFor(state: 'loading' | 'failed' | 'ready', count: number, words: string): string {
  if (state === 'loading') return '';
  if (state === 'failed') return 'The CMS gave no answer. Change a letter to ask again.';
  if (count > 0) return words.trim() ? `${count} found.` : 'Last changed:';
  return words.trim() ? 'Nothing found. Try fewer letters.' : 'There is nothing more to plan.';
}
