import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import type { EntryHistory } from '../../history/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { HistoryDialogue } from './HistoryDialogue';
import { useHistory } from './use-history';
import { madeWords } from './version-words';

/** Who last changed an entry and when, and a way to all of its versions. */
export function HistoryFacts({
  entry,
  version,
}: {
  entry: EntryRef;
  /** Changes when any version of the entry does. */
  version: string;
}) {
  const answer = useHistory<EntryHistory>('', entry, {}, version);
  const [isOpen, setIsOpen] = useState(false);
  if (answer.state === 'loading') return null;
  if (answer.state === 'failed') {
    return (
      <Typography variant="pi" textColor="danger600">
        The history could not be read. Please load this page again.
      </Typography>
    );
  }
  const [newest] = answer.data.versions;
  if (!newest) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography className="learning-reviews-typed">
        Version {newest.number}, {madeWords(newest)}.
      </Typography>
      <Button variant="tertiary" fullWidth startIcon={<Clock />} onClick={() => setIsOpen(true)}>
        Earlier versions…
      </Button>
      <HistoryDialogue
        entry={entry}
        history={answer.data}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      />
    </Flex>
  );
}
