import { useState } from 'react';
import { Alert, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import type { GuessNoticesAnswer } from '../../probes/answers';
import { refusalOf } from '../refusal';

const noAnswer = 'The CMS gave no answer. Please try again in a moment.';

/** That somebody may be guessing at addresses of documents, until an approver has seen it. */
export function GuessNotices({
  answer,
  onChange,
}: {
  answer: GuessNoticesAnswer;
  onChange(answer: GuessNoticesAnswer): void;
}) {
  const { post } = useFetchClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { notices, advice, mayMarkSeen } = answer;
  if (notices.length === 0) return null;

  const markSeen = async (id: string) => {
    setRefusal(null);
    try {
      const address = `/guess-notices/${encodeURIComponent(id)}/seen`;
      const { data } = await post<{ data: GuessNoticesAnswer }>(address);
      onChange(data.data);
    } catch (error) {
      setRefusal(refusalOf(error, noAnswer));
    }
  };

  return (
    <Box tag="section" aria-label="Guessing at documents" paddingBottom={4}>
      {notices.map(({ id, text }) => (
        <Box
          key={id}
          background="warning100"
          borderColor="warning200"
          hasRadius
          padding={4}
          marginBottom={2}
        >
          <Flex direction="column" alignItems="flex-start" gap={3}>
            <Typography fontWeight="semiBold">{text}</Typography>
            <Typography variant="pi">{advice}</Typography>
            {mayMarkSeen ? (
              <Button variant="secondary" onClick={() => markSeen(id)}>
                I have seen this
              </Button>
            ) : (
              <Typography variant="pi" textColor="neutral600">
                It stays here until an approver has seen it.
              </Typography>
            )}
          </Flex>
        </Box>
      ))}
      {refusal ? (
        <Alert variant="danger" title="It is still open." closeLabel="Close" role="alert">
          {refusal}
        </Alert>
      ) : null}
    </Box>
  );
}
