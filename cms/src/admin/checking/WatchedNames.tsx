import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ChecksAnswer, WatchedNameAnswer } from '../../checking/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { useOrder } from '../schedule/use-order';
import { ukMoment } from '../uk-time';

/** The names that were typed, by their first letters. */
export function WatchedNames({
  entry,
  names,
  mayChange,
}: {
  entry: EntryRef;
  names: WatchedNameAnswer[];
  mayChange: boolean;
}) {
  const { isWorking, refusal, send } = useOrder<ChecksAnswer>(() => undefined);
  if (names.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} padding={0} margin={0}>
      {names.map(({ id, masked, addedBy, addedAt, isUsable, whyNotRemoved }) => (
        <Flex key={id} tag="li" gap={3} justifyContent="space-between" wrap="wrap">
          <Box className="learning-reviews-typed">
            <Typography tag="p" fontWeight="bold">
              {masked || 'A name'}
            </Typography>
            <Typography tag="p" variant="pi" textColor={isUsable ? 'neutral600' : 'danger600'}>
              {isUsable
                ? `Typed by ${addedBy} ${ukMoment(addedAt)}`
                : 'Nobody can look for it here: this is a copy, or the key to it is lost. Remove it, and type it again.'}
            </Typography>
            {mayChange && whyNotRemoved ? (
              <Typography tag="p" variant="pi" textColor="neutral600">
                {whyNotRemoved}
              </Typography>
            ) : null}
          </Box>
          {mayChange && !whyNotRemoved ? (
            <Button
              size="S"
              variant="danger-light"
              disabled={isWorking}
              aria-label={`Remove ${masked || 'this name'}`}
              onClick={() => void send('/document-checks/names/remove', { ...entry, id })}
            >
              Remove
            </Button>
          ) : null}
        </Flex>
      ))}
      {refusal ? (
        <Typography tag="li" textColor="danger600" role="alert">
          {refusal}
        </Typography>
      ) : null}
    </Flex>
  );
}
