import { useState } from 'react';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import type { FeedState, NewFeed } from '../../calendar/answers';
import { Refusal } from '../Refusal';
import { AskFirst } from '../sharing/AskFirst';
import { ukMoment } from '../uk-time';
import { useAnswer } from '../use-answer';
import { useOrder } from './use-order';

/** The address by which the team's own calendars show when something goes out or comes down. */
export function CalendarFeed() {
  const [answer] = useAnswer<FeedState>('/calendar-feed');
  const [made, setMade] = useState<string | null>(null);
  const { isWorking, refusal, setRefusal, send } = useOrder<NewFeed>(({ address }) =>
    setMade(address),
  );
  if (answer.state !== 'ready') return null;
  const { feed, mayChange } = answer.data;
  return (
    <Box
      tag="section"
      aria-labelledby="schedule-feed"
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      padding={5}
    >
      <Flex direction="column" alignItems="flex-start" gap={4}>
        <Typography id="schedule-feed" tag="h2" variant="delta" fontWeight="bold">
          In your own calendar
        </Typography>
        <Typography>
          Outlook, Google and Apple calendars can show these times. They say “1 publication” at a
          time, and nothing more.
        </Typography>
        {made && feed ? <Address address={made} /> : null}
        {!made && feed ? (
          <Typography>
            Its address was made {ukMoment(feed.madeAt)} by {feed.madeBy}, and shown only then. Ask{' '}
            {feed.madeBy} for it{mayChange ? ', or make a new one' : ''}.
          </Typography>
        ) : null}
        {!feed && !mayChange ? (
          <Typography textColor="neutral600">
            There is no address yet. An approver can make one.
          </Typography>
        ) : null}
        {mayChange && !feed ? (
          <Button
            variant="secondary"
            loading={isWorking}
            onClick={() => void send('/calendar-feed/renew')}
          >
            Make an address
          </Button>
        ) : null}
        {mayChange && feed ? (
          <Flex gap={2} wrap="wrap">
            <AskFirst
              label="Make a new address…"
              name="the calendar"
              variant="secondary"
              question="Make a new address?"
              confirm="Make a new address"
              keep="Keep this one"
              path="/editor-screens/calendar-feed/renew"
              done="The new address is ready. The one before shows nothing any more."
              onDone={(answer) => setMade((answer as NewFeed).address)}
            >
              <Typography textAlign="center">
                Calendars that use the present address stop showing these times, until they have the
                new one.
              </Typography>
            </AskFirst>
            <AskFirst
              label="Take the address away…"
              name="the calendar"
              variant="danger-light"
              question="Take the address away?"
              confirm="Take it away"
              keep="Keep it"
              path="/editor-screens/calendar-feed/end"
              done="The address shows nothing any more."
              onDone={() => setMade(null)}
            >
              <Typography textAlign="center">
                Calendars that use it stop showing these times.
              </Typography>
            </AskFirst>
          </Flex>
        ) : null}
      </Flex>
      <Refusal title="Nothing has changed." message={refusal} onClose={() => setRefusal(null)} />
    </Box>
  );
}

function Address({ address }: { address: string }) {
  const { copy } = useClipboard();
  const [said, setSaid] = useState('');
  const copyIt = async () => {
    setSaid((await copy(address)) ? 'Copied.' : 'Select the address and copy it yourself.');
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Field.Root hint="It is shown this once. Add it in your calendar as a calendar from the internet. Whoever has it sees the times.">
        <Field.Label>Address of the calendar</Field.Label>
        <TextInput
          readOnly
          value={address}
          onFocus={({ target }: { target: HTMLInputElement }) => target.select()}
        />
        <Field.Hint />
      </Field.Root>
      <Flex gap={3} alignItems="center">
        <Button
          size="S"
          startIcon={said === 'Copied.' ? <Check /> : <Duplicate />}
          onClick={() => void copyIt()}
        >
          Copy the address
        </Button>
        <Typography aria-live="polite">{said}</Typography>
      </Flex>
    </Flex>
  );
}
