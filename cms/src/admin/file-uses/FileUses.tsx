import { useEffect, useState } from 'react';
import { Badge, Box, Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { createPortal } from 'react-dom';
import { useHref } from 'react-router-dom';
import type { Answered } from '../use-answer';
import { onBulkRefusal } from './bulk-refusals';
import { withoutChanging } from './change-buttons';
import { addReason } from './one-refusal';
import { type OpenFile, useOpenFile } from './open-file';
import { usePublicFiles } from './use-public-files';

/** One publication, form or other entry with the file in it, as the CMS answers it. */
interface FileUse {
  uid: string;
  kindName: string;
  title: string;
  documentId: string;
  status: 'draft' | 'published' | 'both';
  /** Where it is edited, from the admin's root. */
  editPath: string;
  /** Where the public reads it; null while it is a draft only. */
  siteAddress: string | null;
}

/** Beside the details of each file, wherever they are open: where it is used. */
export function FileUses() {
  const file = useOpenFile();
  useBulkRefusals();
  usePublicFiles();
  return file ? createPortal(<Uses key={file.id} file={file} />, file.place) : null;
}

/** Strapi says that nothing was deleted; the CMS says why. */
function useBulkRefusals(): void {
  const { toggleNotification } = useNotification();
  useEffect(
    () =>
      onBulkRefusal((message) =>
        addReason(message, () => toggleNotification({ type: 'danger', message })),
      ),
    [toggleNotification],
  );
}

function Uses({ file }: { file: OpenFile }) {
  const answer = useFileUses(file.id);
  const isPublic = answer.state === 'ready' && answer.data.some(({ status }) => status !== 'draft');
  useEffect(
    () => (isPublic ? withoutChanging(file.dialogue) : undefined),
    [isPublic, file.dialogue],
  );
  return (
    <Box tag="section" aria-label="Where is this file used?">
      <Typography tag="h3" variant="omega" fontWeight="bold">
        Where is this file used?
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2} aria-live="polite">
        <Answer answer={answer} />
        {isPublic ? (
          <Typography>
            This file is public. It cannot be deleted or replaced here. In its entry, remove this
            file and add the new one, add a note under “What has changed” and publish.
          </Typography>
        ) : null}
      </Flex>
    </Box>
  );
}

function Answer({ answer }: { answer: Answered<FileUse[]> }) {
  if (answer.state === 'loading') return <Typography textColor="neutral600">Looking…</Typography>;
  if (answer.state === 'failed') {
    return (
      <Typography textColor="danger600">
        This could not be read. Close these details and open them again.
      </Typography>
    );
  }
  if (answer.data.length === 0) return <Typography>Not used anywhere.</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {answer.data.map((use) => (
        <Use key={`${use.uid} ${use.documentId}`} use={use} />
      ))}
    </Flex>
  );
}

const statusWords = {
  draft: 'Draft',
  published: 'On the site, not in the draft',
  both: 'On the site',
} as const;

function Use({ use }: { use: FileUse }) {
  const { title, kindName, status, editPath, siteAddress } = use;
  const editAddress = useHref(editPath);
  return (
    <Flex tag="li" direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Typography>
      <Flex gap={2} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {kindName}
        </Typography>
        <Badge>{statusWords[status]}</Badge>
        <Link href={editAddress} isExternal aria-label={`Edit: ${title}`}>
          Edit
        </Link>
        {siteAddress ? (
          <Link href={siteAddress} isExternal aria-label={`View on site: ${title}`}>
            View on site
          </Link>
        ) : null}
      </Flex>
    </Flex>
  );
}

function useFileUses(id: number): Answered<FileUse[]> {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<Answered<FileUse[]>>({ state: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Answered<FileUse[]>) => {
      if (isCurrent) setAnswer(next);
    };
    get<{ data: FileUse[] }>('/editor-screens/file-uses', { params: { id } }).then(
      ({ data }) => show({ state: 'ready', data: data.data }),
      () => show({ state: 'failed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [get, id]);
  return answer;
}
