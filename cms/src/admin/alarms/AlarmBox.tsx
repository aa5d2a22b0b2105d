import { useState } from 'react';
import { Alert, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { AlarmAnswer } from '../../alarms/answers';
import { refusalOf } from '../refusal';
import { ukMoment } from '../uk-time';

const noAnswer = 'The CMS gave no answer. Please try again in a moment.';

/** One alarm, and for approvers the button that says that it is dealt with. */
export function AlarmBox({
  alarm: { key, text, raisedAt, title, editPath },
  onClear,
}: {
  alarm: AlarmAnswer;
  /** Left out where the person may not say that it is dealt with. */
  onClear: (() => Promise<void>) | undefined;
}) {
  const { post } = useFetchClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const clear = async () => {
    setRefusal(null);
    try {
      await post('/editor-screens/alarms/clear', { key });
      await onClear?.();
    } catch (error) {
      setRefusal(refusalOf(error, noAnswer));
    }
  };
  return (
    <Box
      background="danger100"
      borderColor="danger200"
      hasRadius
      padding={4}
      marginBottom={3}
      tag="section"
      aria-label={`Alarm of ${ukMoment(raisedAt)}`}
    >
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography variant="pi" textColor="neutral800">
          {ukMoment(raisedAt)}
        </Typography>
        {title && editPath ? (
          <Typography tag={Link} to={editPath} textColor="primary600" fontWeight="semiBold">
            {title}
          </Typography>
        ) : null}
        <Typography style={{ overflowWrap: 'anywhere' }}>{text}</Typography>
        {onClear ? (
          <Button variant="tertiary" onClick={clear}>
            I have dealt with this
          </Button>
        ) : null}
        {refusal ? (
          <Alert variant="danger" title="It is still open." closeLabel="Close" role="alert">
            {refusal}
          </Alert>
        ) : null}
      </Flex>
    </Box>
  );
}
