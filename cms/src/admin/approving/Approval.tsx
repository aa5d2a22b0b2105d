import { useEffect } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import type { ApprovalAnswer, RequestAnswer } from '../../approving/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { StateBadge } from '../schedule/StateBadge';
import { AskFirst } from '../sharing/AskFirst';
import { useAnswer } from '../use-answer';
import { AskButton } from './AskButton';
import { LookButton } from './LookButton';
import { Note } from './Note';
import { ruleOf, stateOf, storyOf } from './words';

/** Whether a draft is approved, who said so or has to, and what the person who reads it can do. */
export function Approval({
  entry,
  title,
  version,
}: {
  entry: EntryRef;
  title: string;
  /** Changes when any version of the entry does. */
  version: string;
}) {
  const query = new URLSearchParams({ uid: entry.uid, documentId: entry.documentId });
  const [answer, ask] = useAnswer<ApprovalAnswer>(`/approval?${query}`);
  useEffect(() => void ask(), [ask, version]);
  if (answer.state === 'loading') return null;
  if (answer.state === 'failed') {
    return (
      <Typography variant="pi" textColor="danger600">
        Whether it is approved could not be read. Please load this page again.
      </Typography>
    );
  }
  if (answer.data.isLive) {
    return <Hint>The site shows exactly this, so there is nothing to approve.</Hint>;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Facts answer={answer.data} />
      <Actions entry={entry} title={title} answer={answer.data} />
    </Flex>
  );
}

function Facts({ answer }: { answer: ApprovalAnswer }) {
  const { request, approved, whyNot } = answer;
  const state = stateOf(answer);
  return (
    <>
      {state ? (
        <Box>
          <StateBadge state={state} />
        </Box>
      ) : null}
      {request ? <Story request={request} /> : null}
      {approved ? (
        <Hint>
          What is saved is approved as it is. Whatever is saved from now on must be approved again.
        </Hint>
      ) : null}
      {state === null ? <Hint>{ruleOf(answer)}</Hint> : null}
      {whyNot ? <Hint>{whyNot}</Hint> : null}
    </>
  );
}

function Story({ request }: { request: RequestAnswer }) {
  const note = request.state === 'waiting' ? request.note : request.decisionNote;
  return (
    <>
      {storyOf(request).map((sentence) => (
        <Typography key={sentence} tag="p">
          {sentence}
        </Typography>
      ))}
      {note && request.state !== 'taken-back' ? <Note>{note}</Note> : null}
    </>
  );
}

function Actions({
  entry,
  title,
  answer,
}: {
  entry: EntryRef;
  title: string;
  answer: ApprovalAnswer;
}) {
  const isUnsaved = useForm('Approval', ({ modified }) => modified, false) ?? false;
  const { mayAsk, mayApprove, maySendBack, mayTakeBack, fingerprint, request } = answer;
  const isAgain = request !== null && request.state !== 'taken-back';
  return (
    <>
      {mayApprove || maySendBack ? (
        <LookButton entry={entry} title={title} answer={answer} isDisabled={isUnsaved} />
      ) : null}
      {mayAsk ? <AskButton {...{ entry, title, isAgain }} isDisabled={isUnsaved} /> : null}
      {isUnsaved && (mayAsk || mayApprove) ? (
        <Hint>Save first: what is approved is what is saved.</Hint>
      ) : null}
      {mayTakeBack ? (
        <AskFirst
          label="Take back the request…"
          name={title}
          variant="secondary"
          question="Take back the request?"
          confirm="Take it back"
          keep="Leave it"
          path="/editor-screens/approval/take-back"
          body={{ ...entry, fingerprint }}
          done="Taken back. Nobody is asked to approve it now."
        >
          It is not approved then, and cannot go out before somebody asks again.
        </AskFirst>
      ) : null}
    </>
  );
}

function Hint({ children }: { children: string }) {
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {children}
    </Typography>
  );
}
