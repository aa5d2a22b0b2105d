import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { ChecksAnswer, CleanAnswer } from '../../checking/answers';
import { useOrder } from '../schedule/use-order';
import type { About } from './ReportLoader';

/** Makes a copy of the file without its metadata, shows what went, and puts it in its place. */
export function CleanButton({ about }: { about: About }) {
  const [cleaned, setCleaned] = useState<CleanAnswer | null>(null);
  const { isWorking, refusal, send } = useOrder<CleanAnswer>(setCleaned);
  return (
    <>
      <Button
        variant="secondary"
        loading={isWorking}
        onClick={() => void send('/document-checks/clean', about)}
      >
        Clean metadata
      </Button>
      {refusal ? (
        <Typography textColor="danger600" role="alert">
          {refusal}
        </Typography>
      ) : null}
      {cleaned ? <Cleaned {...{ about, cleaned }} /> : null}
    </>
  );
}

function Cleaned({ about, cleaned }: { about: About; cleaned: CleanAnswer }) {
  const { toggleNotification } = useNotification();
  const { isWorking, refusal, send } = useOrder<ChecksAnswer>(() => {
    const message = 'The cleaned file is in its place. Load this page again to go on.';
    toggleNotification({ type: 'success', message });
  });
  const { removed, fileId, fileName } = cleaned;
  return (
    <Flex
      tag="section"
      aria-label="The cleaned file"
      direction="column"
      alignItems="stretch"
      gap={3}
      width="100%"
    >
      {removed.length === 0 ? (
        <Typography tag="p">There was nothing in it to clean.</Typography>
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
        <Flex>
          <Button
            loading={isWorking}
            onClick={() => void send('/document-checks/use-cleaned', { ...about, fileId })}
          >
            Put it in the place of the old file
          </Button>
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
