import { useEffect, useState } from 'react';
import { Alert, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { AlarmAnswer, AlarmsAnswer } from '../../alarms/answers';
import { refusalOf } from '../refusal';
import { ukMoment } from '../uk-time';
import { useAnswer } from '../use-answer';
import { AllClear, Answer } from './Panel';

/** How often the screen asks, in milliseconds: it may stay open for a day. */
const pause = 15_000;
const noAnswer = 'The CMS gave no answer. Please try again in a moment.';

/** What is wrong now and needs somebody to look, the newest first. */
export default function Alarms() {
  const [answer, ask] = useAnswer<AlarmsAnswer>('/alarms');
  useEffect(() => {
    const timer = setInterval(() => void ask(), pause);
    return () => clearInterval(timer);
  }, [ask]);
  return (
    <Answer answer={answer}>
      {({ alarms, isMailed, mayClear }: AlarmsAnswer) => (
        <div aria-live="polite">
          {alarms.length === 0 ? <AllClear>Nothing is wrong.</AllClear> : null}
          {alarms.map((alarm) => (
            <AlarmBox key={alarm.key} alarm={alarm} onClear={mayClear ? ask : undefined} />
          ))}
          {isMailed ? null : (
            <Typography tag="p" variant="pi" textColor="neutral600">
              No mail server is set, so nobody is told of an alarm by e-mail. Whoever runs the CMS
              can set one.
            </Typography>
          )}
        </div>
      )}
    </Answer>
  );
}

function AlarmBox({
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
