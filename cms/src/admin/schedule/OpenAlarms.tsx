import { Box, Typography } from '@strapi/design-system';
import { AlarmBox } from '../alarms/AlarmBox';
import { useAlarms } from '../alarms/use-alarms';

/** What went wrong and needs somebody, such as a release that nobody saw in public; else nothing. */
export function OpenAlarms() {
  const [answer, ask] = useAlarms();
  if (answer.state !== 'ready' || answer.data.alarms.length === 0) return null;
  const { alarms, mayClear } = answer.data;
  return (
    <Box tag="section" aria-labelledby="schedule-alarms">
      <Typography id="schedule-alarms" tag="h2" variant="beta">
        Alarms
      </Typography>
      <Box paddingTop={3} aria-live="polite">
        {alarms.map((alarm) => (
          <AlarmBox key={alarm.key} alarm={alarm} onClear={mayClear ? ask : undefined} />
        ))}
      </Box>
    </Box>
  );
}
