import { useState } from 'react';
import { Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { AuditList } from '../../audit/answers';
import { AuditFilters } from './AuditFilters';
import { DownloadCsv } from './DownloadCsv';
import { Events } from './Events';
import { addressOf, everything, isFiltered, type Filters } from './filters';
import { useAudit } from './use-audit';

/** Who did what and when, of everything that a person may read. */
export default function AuditPage() {
  const [filters, setFilters] = useState<Filters>(everything);
  const [page, setPage] = useState(1);
  const answer = useAudit(`/audit?page=${page}&${addressOf(filters)}`);
  const list = answer.state === 'ready' ? answer.data : answer.before;
  const choose = (chosen: Filters) => {
    setFilters(chosen);
    setPage(1);
  };
  return (
    <Page.Main>
      <Page.Title>Audit</Page.Title>
      <Layouts.Header
        title="Audit"
        subtitle="Who did what, and when. Nobody can change or delete what stands here."
        primaryAction={<DownloadCsv filters={filters} isDisabled={answer.state !== 'ready'} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <AuditFilters filters={filters} people={list?.people ?? []} onChange={choose} />
          {answer.state === 'refused' ? (
            <EmptyStateLayout content={answer.message} />
          ) : (
            <Found
              {...{ list, page, setPage }}
              isAsking={answer.state === 'loading'}
              filters={filters}
            />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

function Found({
  list,
  filters,
  page,
  setPage,
  isAsking,
}: {
  list: AuditList | null;
  filters: Filters;
  page: number;
  setPage(page: number): void;
  isAsking: boolean;
}) {
  if (!list) return <Typography>One moment…</Typography>;
  if (list.total === 0) {
    return (
      <EmptyStateLayout
        content={
          isFiltered(filters)
            ? 'Nothing like that has happened. Choose something else above.'
            : 'Nothing has happened yet.'
        }
      />
    );
  }
  return (
    <>
      <Typography aria-live="polite">{isAsking ? 'One moment…' : countWords(list)}</Typography>
      <Events rows={list.rows} />
      {list.pages > 1 ? (
        <Flex tag="nav" aria-label="Pages of the list" gap={4} justifyContent="center">
          <Button variant="tertiary" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            Newer
          </Button>
          <Typography>
            Page {list.page} of {list.pages}
          </Typography>
          <Button
            variant="tertiary"
            disabled={page >= list.pages}
            onClick={() => setPage(page + 1)}
          >
            Older
          </Button>
        </Flex>
      ) : null}
    </>
  );
}

function countWords({ total }: AuditList): string {
  return total === 1 ? '1 event' : `${total.toLocaleString('en-GB')} events, the newest first`;
}
