import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import type { FindingAnswer, PictureAnswer } from '../../checking/answers';
import { useOrder } from '../schedule/use-order';
import type { About } from './ReportLoader';

/** The page with the place marked; what is written there is covered until somebody asks. */
export function PictureOfPlace({
  about,
  finding,
  at,
  words,
}: {
  about: About;
  finding: FindingAnswer;
  at: number;
  words: string;
}) {
  const [picture, setPicture] = useState<PictureAnswer | 'failed' | null>(null);
  const { isWorking, refusal, send } = useOrder<PictureAnswer>(setPicture);
  const { get } = useFetchClient();
  const query = new URLSearchParams({ ...about, finding: finding.id, place: String(at) });
  const path = `/editor-screens/document-checks/picture?${query}`;
  useEffect(() => {
    let isCurrent = true;
    get<{ data: PictureAnswer }>(path).then(
      ({ data }) => isCurrent && setPicture(data.data),
      () => isCurrent && setPicture('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [get, path]);
  if (picture === null) return <Typography variant="pi">Drawing {words}…</Typography>;
  if (picture === 'failed') {
    return <Typography variant="pi">There is no picture of {words}.</Typography>;
  }
  const reveal = () =>
    void send('/document-checks/picture', { ...about, finding: finding.id, place: at });
  return (
    <Flex tag="figure" direction="column" alignItems="flex-start" gap={2} margin={0}>
      <Box borderColor="neutral300" background="neutral0" maxWidth="100%">
        <img
          src={`data:image/png;base64,${picture.png}`}
          alt={`${words}, with the place marked`}
          style={{ display: 'block', maxWidth: '100%', height: 'auto' }}
        />
      </Box>
      <Typography tag="figcaption" variant="pi" textColor="neutral600">
        {words}. {picture.isRevealed ? '' : 'What is written there is covered.'}
      </Typography>
      {picture.isRevealed ? null : (
        <Flex gap={2} wrap="wrap" alignItems="center">
          <Button size="S" variant="tertiary" loading={isWorking} onClick={reveal}>
            Show what is written there
          </Button>
          <Typography variant="pi" textColor="neutral600">
            Looking is recorded.
          </Typography>
        </Flex>
      )}
      {refusal ? (
        <Typography textColor="danger600" role="alert">
          {refusal}
        </Typography>
      ) : null}
    </Flex>
  );
}
