import type { ReactNode } from 'react';
import { Alert, Box, Flex, Link, Typography } from '@strapi/design-system';
import type { LookAnswer, RequestAnswer } from '../../approving/answers';
import { editableKind, editPath } from '../../editor-screens/editable-kinds';
import type { ReleasePlanAnswer } from '../../scheduling/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { DifferencesView } from '../history/DifferencesView';
import type { Answered } from '../use-answer';
import { LookChecks } from './LookChecks';
import { LookDocuments } from './LookDocuments';
import { LookWhen } from './LookWhen';
import { Note } from './Note';
import { changesSince, storyOf } from './words';

/**
 * All that an approver has to see: who asked, what changed since somebody approved it, when it goes
 * out, the page, documents, checks, and what differs from the site.
 */
export function Look({
  entry,
  title,
  request,
  look,
  when,
}: {
  entry: EntryRef;
  title: string;
  request: RequestAnswer | null;
  look: Answered<LookAnswer>;
  when: Answered<ReleasePlanAnswer>;
}) {
  if (look.state === 'loading') return <Typography>One moment…</Typography>;
  if (look.state === 'failed') {
    return (
      <Alert variant="danger" title="It could not be read." closeLabel="Close" role="alert">
        Close this, load the page again, and look once more.
      </Alert>
    );
  }
  const { approvedBefore } = look.data;
  return (
    <>
      <Box>
        <Typography tag="p" fontWeight="bold" className="learning-reviews-typed">
          <bdi>{title}</bdi>
        </Typography>
        {request
          ? storyOf(request).map((text) => (
              <Typography key={text} tag="p">
                {text}
              </Typography>
            ))
          : null}
      </Box>
      {request?.note ? <Note>{request.note}</Note> : null}
      {approvedBefore ? (
        <Section title={changesSince(approvedBefore)}>
          <DifferencesView entry={entry} from={approvedBefore.version} to="draft" />
        </Section>
      ) : null}
      <Section title="When it goes out">
        <LookWhen when={when} />
      </Section>
      <Section title="The page">
        <Link href={previewOf(entry)} isExternal>
          See it as the public will
        </Link>
      </Section>
      <Section title="Documents">
        <LookDocuments documents={look.data.documents} />
      </Section>
      <Section title="What the checks found">
        <LookChecks look={look.data} />
      </Section>
      <Section title="What differs from the site">
        <DifferencesView entry={entry} from="live" to="draft" />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2} aria-label={title}>
      <Typography tag="h2" variant="omega" fontWeight="bold" className="learning-reviews-typed">
        {title}
      </Typography>
      {children}
    </Flex>
  );
}

/** In a tab of its own, so that the decision stays open. */
function previewOf({ uid, documentId }: EntryRef): string {
  const kind = editableKind(uid);
  return kind ? `/admin${editPath(kind, documentId)}/preview` : '/admin';
}
