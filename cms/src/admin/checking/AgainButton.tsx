import { Button, Typography } from '@strapi/design-system';
import type { ChecksAnswer } from '../../checking/answers';
import { useOrder } from '../schedule/use-order';
import type { About } from './ReportLoader';

/** Has a document checked once more: a check may have been killed, or a file restored. */
export function AgainButton({ about }: { about: About }) {
  const { isWorking, refusal, send } = useOrder<ChecksAnswer>(() => undefined);
  return (
    <>
      <Button
        variant="tertiary"
        loading={isWorking}
        onClick={() => void send('/document-checks/again', about)}
      >
        Check it again
      </Button>
      {refusal ? (
        <Typography textColor="danger600" role="alert">
          {refusal}
        </Typography>
      ) : null}
    </>
  );
}
