import { useEffect, useState } from 'react';
import { Alert, Box, Button, Flex, Modal, ProgressBar, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import type { CheckState, RunAnswer } from '../../embargo-check/answers';
import { ReportButtons } from './ReportButtons';
import { ReportView } from './ReportView';

interface DialogueProps {
  state: CheckState | null;
  /** Why no check was started. */
  refusal: string | null;
  isOpen: boolean;
  onClose(): void;
  /** Checks again; left out where there is nothing to check. */
  onCheck?(): void;
}

/** How far a check is, and then what it tried and saw. */
export function ReportDialogue({ state, refusal, isOpen, onClose, onCheck }: DialogueProps) {
  const newest = isOpen && !state?.running ? state?.runs[0]?.id : undefined;
  const answer = useRun(newest);
  return (
    <Modal.Root open={isOpen} onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>Is it hidden?</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box tabIndex={0} role="region" aria-label="What the check found" paddingBottom={2}>
            <Body {...{ state, refusal, answer }} />
          </Box>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            Close
          </Button>
          {onCheck && !state?.running ? <Button onClick={onCheck}>Check again</Button> : null}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Body({
  state,
  refusal,
  answer,
}: Pick<DialogueProps, 'state' | 'refusal'> & { answer: RunAnswer | null }) {
  if (refusal !== null) {
    return (
      <Alert variant="danger" title="It was not checked." closeLabel="Close" role="alert">
        {refusal}
      </Alert>
    );
  }
  if (state?.running) return <Progress {...state.running} />;
  if (state?.hasFailed) {
    return (
      <Alert variant="danger" title="The check could not be finished." closeLabel="Close">
        Please check again. If that does not help, tell whoever runs the CMS.
      </Alert>
    );
  }
  if (!answer) return <Typography>One moment…</Typography>;
  return (
    <ReportView report={answer.report}>
      <ReportButtons text={answer.text} />
    </ReportView>
  );
}

function Progress({ done, total }: { done: number; total: number }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography aria-live="polite">
        {total === 0 ? 'Beginning to look…' : `Tried ${done} of ${total} places…`}
      </Typography>
      <ProgressBar value={total === 0 ? 0 : (100 * done) / total} aria-label="The check" />
      <Typography variant="pi" textColor="neutral600">
        It goes on when you close this, and its report is kept.
      </Typography>
    </Flex>
  );
}

/** The report of a run; null until it is there. */
function useRun(id: string | undefined): RunAnswer | null {
  const { get } = useFetchClient();
  const [found, setFound] = useState<{ id: string; answer: RunAnswer } | null>(null);
  useEffect(() => {
    if (!id) return;
    let isCurrent = true;
    get<{ data: RunAnswer }>(`/embargo-check/runs/${id}`).then(
      ({ data }) => isCurrent && setFound({ id, answer: data.data }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [get, id]);
  return found && found.id === id ? found.answer : null;
}
