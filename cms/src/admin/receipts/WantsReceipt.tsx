import { Checkbox, Typography } from '@strapi/design-system';
import type { AlarmsAnswer } from '../../alarms/answers';
import { useAnswer } from '../use-answer';

/** Whether somebody wants the receipt by e-mail; where none is sent, it says where the receipt is. */
export function WantsReceipt({
  value,
  onChange,
}: {
  value: boolean;
  onChange(value: boolean): void;
}) {
  const [answer] = useAnswer<AlarmsAnswer>('/alarms');
  if (answer.state === 'loading') return null;
  if (answer.state === 'ready' && !answer.data.isMailed) {
    return (
      <Typography textColor="neutral600">
        The receipt will be under “Receipts”, beside each entry. No e-mail is sent: no mail server
        is set.
      </Typography>
    );
  }
  return (
    <Checkbox
      checked={value}
      onCheckedChange={(checked: boolean | 'indeterminate') => onChange(checked === true)}
    >
      Send me the receipt by e-mail
    </Checkbox>
  );
}
