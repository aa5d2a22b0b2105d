import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { CheckState } from '../../embargo-check/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { refusalOf } from '../refusal';
import { useReleaseState } from '../withdrawing/release-state';
import { lastChecked } from './last-checked';
import { ReportDialogue } from './ReportDialogue';
import { useCheck } from './use-check';

const noAnswer = 'The CMS gave no answer. Please try again in a moment.';

/** What the last look from outside found, and a button for another. */
export function IsItHidden({
  entry,
  isPublic: wasPublic,
  updatedAt,
}: {
  entry: EntryRef;
  /** When the screen was loaded. */
  isPublic: boolean;
  updatedAt: string;
}) {
  const [release] = useReleaseState(entry, updatedAt);
  const [state, start] = useCheck(entry, updatedAt);
  const [isOpen, setIsOpen] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (state === undefined) return null;
  // It may have been withdrawn since, while the screen keeps what nobody has saved.
  const isPublic = wasPublic && release?.isPublished !== false;

  const check = async () => {
    setRefusal(null);
    setIsOpen(true);
    try {
      if (!state?.running) await start();
    } catch (error) {
      setRefusal(refusalOf(error, noAnswer));
    }
  };
  const last = state?.runs[0];

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Facts {...{ state, isPublic, updatedAt }} />
      {isPublic && !state?.running ? null : (
        <Button variant="secondary" fullWidth onClick={check}>
          {state?.running ? 'It is being checked…' : 'Check from outside'}
        </Button>
      )}
      {last ? (
        <Button variant="tertiary" fullWidth onClick={() => setIsOpen(true)}>
          Show the last report
        </Button>
      ) : null}
      <ReportDialogue
        {...{ state, refusal, isOpen }}
        onClose={() => setIsOpen(false)}
        onCheck={isPublic ? undefined : check}
      />
    </Flex>
  );
}

function Facts({
  state,
  isPublic,
  updatedAt,
}: {
  state: CheckState | null;
  isPublic: boolean;
  updatedAt: string;
}) {
  if (state === null) {
    return (
      <Typography variant="pi" textColor="danger600">
        What was checked before could not be read. Please load this page again.
      </Typography>
    );
  }
  const [last] = state.runs;
  return (
    <>
      {isPublic ? (
        <Typography variant="pi" textColor="neutral600">
          It is public, so there is nothing to hide until you change it.
        </Typography>
      ) : null}
      {last ? (
        <Typography textColor={last.verdict === 'seen' ? 'danger600' : 'neutral800'}>
          {lastChecked(last, updatedAt)}
        </Typography>
      ) : isPublic ? null : (
        <Typography variant="pi" textColor="neutral600">
          Looks at the site as a visitor would, and tries to find this before its time. It checks
          what is saved, and takes up to a minute.
        </Typography>
      )}
      {state.hasFailed ? (
        <Typography textColor="danger600">
          The last check could not be finished. Please check again.
        </Typography>
      ) : null}
    </>
  );
}
