import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useForm, useNotification } from '@strapi/strapi/admin';
import type { ChecksAnswer, CleanAnswer } from '../../checking/answers';
import { refreshEntry } from '../refresh-content';
import { useOrder } from '../schedule/use-order';
import type { About } from './ReportLoader';

/** Makes a copy of the file without its metadata, shows what went, and puts it in its place. */
export function CleanMetadata({ about }: { about: About }) {
  const [cleaned, setCleaned] = useState<CleanAnswer | null>(null);
  const { isWorking, refusal, send } = useOrder<CleanAnswer>(setCleaned);
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h2" variant="beta">
        Authors and other metadata
      </Typography>
      <Typography tag="p">
        A copy without authors, programs’ own data and earlier saves can be made here. The file
        itself stays as it is.
      </Typography>
      {cleaned ? null : (
        <Flex>
          <Button
            variant="secondary"
            loading={isWorking}
            onClick={() => void send('/document-checks/clean', about)}
          >
            Clean metadata
          </Button>
        </Flex>
      )}
      {refusal ? (
        <Typography textColor="danger600" role="alert">
          {refusal}
        </Typography>
      ) : null}
      {cleaned ? <Cleaned {...{ about, cleaned }} onUsed={() => setCleaned(null)} /> : null}
    </Flex>
  );
}

function Cleaned({
  about,
  cleaned,
  onUsed,
}: {
  about: About;
  cleaned: CleanAnswer;
  onUsed(): void;
}) {
  const { toggleNotification } = useNotification();
  // What is typed would be saved with the old file.
  const isUnsaved = useForm('CleanMetadata', ({ modified }) => modified, false) ?? false;
  const { isWorking, refusal, send } = useOrder<ChecksAnswer>(() => {
    refreshEntry(about.uid, about.documentId);
    toggleNotification({ type: 'success', message: 'The cleaned file is in its place.' });
    onUsed();
  });
  const { removed, fileId, fileName } = cleaned;
  return (
    <Flex
      role="group"
      aria-label="The cleaned file"
      direction="column"
      alignItems="stretch"
      gap={3}
      width="100%"
    >
      {removed.length === 0 ? (
        <Typography tag="p" role="status">
          There is nothing in it to clean.
        </Typography>
      ) : (
        <Box style={{ overflowX: 'auto' }}>
          <table className="learning-reviews-before-after">
            <caption>{fileName} is a new file in the media library.</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {removed.map(({ words, before }) => (
                <tr key={words + before}>
                  <th scope="row">{words}</th>
                  <td className="learning-reviews-typed">{before}</td>
                  <td>Nothing</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
      )}
      {fileId !== null ? (
        <Flex gap={2} wrap="wrap" alignItems="center">
          <Button
            loading={isWorking}
            disabled={isUnsaved}
            onClick={() => void send('/document-checks/use-cleaned', { ...about, fileId })}
          >
            Put it in the place of the old file
          </Button>
          {isUnsaved ? (
            <Typography variant="pi">Save first what you have typed in the entry.</Typography>
          ) : null}
        </Flex>
      ) : null}
      {refusal ? (
        <Typography textColor="danger600" role="alert">
          {refusal}
        </Typography>
      ) : null}
    </Flex>
  );
}
