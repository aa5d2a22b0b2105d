import { Typography } from '@strapi/design-system';
import type { AlarmsAnswer } from '../../alarms/answers';
import { AlarmBox } from '../alarms/AlarmBox';
import { useAlarms } from '../alarms/use-alarms';
import { AllClear, Answer } from './Panel';

/** What is wrong now and needs somebody to look, the newest first. */
export default function Alarms() {
  const [answer, ask] = useAlarms();
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
