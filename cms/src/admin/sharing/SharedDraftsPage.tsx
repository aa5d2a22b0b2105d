import { useState } from 'react';
import {
  Box,
  Button,
  EmptyStateLayout,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ShareList } from '../../sharing/answers';
import { ShareCard } from './ShareCard';
import { useSharing } from './use-sharing';

type Show = 'working' | 'ended' | 'all';

const nothing: Record<Show, string> = {
  working: 'No link works at the moment. An approver shares a draft from its edit screen.',
  ended: 'No link has ended yet.',
  all: 'Nothing has been shared yet. An approver shares a draft from its edit screen.',
};

/** Every link by which somebody outside reads a draft, in one place. */
export default function SharedDraftsPage() {
  const [show, setShow] = useState<Show>('all');
  const [page, setPage] = useState(1);
  const answer = useSharing<ShareList>(`/links?show=${show}&page=${page}`);
  return (
    <Page.Main>
      <Page.Title>Shared drafts</Page.Title>
      <Layouts.Header
        title="Shared drafts"
        subtitle="Links by which named people outside read what is not published"
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5} paddingBottom={8}>
          <Box maxWidth="24rem">
            <Field.Root>
              <Field.Label>Show</Field.Label>
              <SingleSelect
                value={show}
                onChange={(value: string | number) => {
                  setShow(value as Show);
                  setPage(1);
                }}
              >
                <SingleSelectOption value="all">All links</SingleSelectOption>
                <SingleSelectOption value="working">Links that work</SingleSelectOption>
                <SingleSelectOption value="ended">Links that have ended</SingleSelectOption>
              </SingleSelect>
            </Field.Root>
          </Box>
          {answer.state === 'failed' ? <Page.Error /> : null}
          {answer.state === 'ready' ? (
            <Links list={answer.data} nothing={nothing[show]} onPage={setPage} />
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

function Links({
  list: { rows, page, pages },
  nothing: words,
  onPage,
}: {
  list: ShareList;
  nothing: string;
  onPage(page: number): void;
}) {
  if (rows.length === 0) return <EmptyStateLayout content={words} />;
  return (
    <>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {rows.map((row) => (
          <ShareCard key={row.id} row={row} />
        ))}
      </Flex>
      {pages > 1 ? (
        <Flex tag="nav" aria-label="Pages of the list" gap={4} justifyContent="center">
          <Button variant="tertiary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            Newer
          </Button>
          <Typography>
            Page {page} of {pages}
          </Typography>
          <Button variant="tertiary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            Older
          </Button>
        </Flex>
      ) : null}
    </>
  );
}
