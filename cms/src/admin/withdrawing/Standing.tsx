import { Box, Flex, Typography } from '@strapi/design-system';
import { type EntryFacts, OnTheSite } from '../on-the-site/OnTheSite';
import { TakeDownFacts } from '../taking-down/TakeDownFacts';
import { takeDownOffer } from '../taking-down/take-down-offer';
import { ukMoment } from '../uk-time';
import { type EntryRef, type ReleaseState, useReleaseState } from './release-state';
import { WithdrawButton } from './WithdrawButton';
import { WithdrawnFacts } from './WithdrawnFacts';

const longAgo = new Date(0);

/** Whether the public can read a publication or form, until when, and how to stop it. */
export function Standing({
  entry,
  title,
  facts,
}: {
  entry: EntryRef;
  title: string;
  facts: EntryFacts;
}) {
  const version = `${facts.status ?? ''} ${facts.updatedAt ?? ''}`;
  const [state, setState] = useReleaseState(entry, version);
  if (state === undefined) return null;
  const standing = state?.withdrawal?.id ?? state?.takenDown?.at ?? String(state?.isPublished);
  const current = { ...facts, updatedAt: `${facts.updatedAt ?? ''} ${standing}` };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {state?.withdrawal ? null : (
        <Box>
          <OnTheSite uid={entry.uid} entry={current} />
        </Box>
      )}
      {state === null ? (
        <Typography variant="pi" textColor="danger600">
          Whether it is public could not be read. Please load this page again.
        </Typography>
      ) : (
        <Facts {...{ entry, title, state, setState }} />
      )}
    </Flex>
  );
}

/** "The schedule that Jo set", within a sentence; names of people stay as they are. */
function inSentence(by: string): string {
  return by.replace(/^The schedule that /, 'the schedule that ');
}

function Facts({
  entry,
  title,
  state,
  setState,
}: {
  entry: EntryRef;
  title: string;
  state: ReleaseState;
  setState(state: ReleaseState): void;
}) {
  const { withdrawal, takenDown, isPublished, mayPublish, mayTakeDown, takeDown } = state;
  if (withdrawal) {
    return <WithdrawnFacts {...{ entry, withdrawal, mayPublish }} address={state.siteAddress} />;
  }
  const offer = takeDownOffer(state);
  return (
    <>
      {takenDown ? (
        <Typography>
          Taken down on {ukMoment(takenDown.at, longAgo)} by {inSentence(takenDown.by)}. It can be
          published again.
        </Typography>
      ) : null}
      {isPublished && mayPublish ? <WithdrawButton entry={entry} title={title} /> : null}
      {offer === 'set' ? <TakeDownFacts {...{ entry, takeDown, mayTakeDown, setState }} /> : null}
      {offer === 'plan first' ? (
        <Typography variant="pi" textColor="neutral600">
          To set when it comes down, plan when it goes live first.
        </Typography>
      ) : null}
    </>
  );
}
