import { useEffect, useState } from 'react';
import { Alert, Button, Flex, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useFetchClient } from '@strapi/strapi/admin';
import type { DemonstrationAnswer } from '../../editor-screens/home/answers';
import { announceChangedContent, useAnswer } from '../use-answer';
import { RemovalDialogue } from './RemovalDialogue';
import { RemovalProgress } from './RemovalProgress';
import { AllClear, Answer } from './Panel';

/** How often to ask while the removal runs, in milliseconds. */
const pause = 700;

/** Says whether the demonstration is still there, and removes it. For administrators. */
export default function Demonstration() {
  const { post } = useFetchClient();
  const [answer, ask] = useAnswer<DemonstrationAnswer>('/demonstration');
  const [isOpen, setIsOpen] = useState(false);
  const [isStarting, setIsStarting] = useState(false);
  const isRunning = answer.state === 'ready' && answer.data.removal.state === 'running';

  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => void ask(), pause);
    return () => {
      clearInterval(timer);
      announceChangedContent();
    };
  }, [isRunning, ask]);

  const remove = async () => {
    setIsOpen(false);
    setIsStarting(true);
    try {
      await post('/editor-screens/demonstration/removal');
    } finally {
      await ask();
      setIsStarting(false);
    }
  };

  return (
    <Answer answer={answer}>
      {({ isLoaded, items, removal }: DemonstrationAnswer) => (
        <div aria-live="polite">
          {removal.state === 'running' ? (
            <RemovalProgress done={removal.done} total={removal.total} />
          ) : isStarting ? (
            <RemovalProgress done={0} total={0} />
          ) : isLoaded ? (
            <Flex direction="column" alignItems="flex-start" gap={4}>
              {removal.state === 'failed' ? <Failure message={removal.message} /> : null}
              <Typography>
                This site still shows the demonstration: {items.length} entries, all invented.
                Remove it before the public sees the site. What you have added yourself stays.
              </Typography>
              <Button variant="danger" startIcon={<Trash />} onClick={() => setIsOpen(true)}>
                Remove the demonstration
              </Button>
              <RemovalDialogue
                items={items}
                isOpen={isOpen}
                onClose={() => setIsOpen(false)}
                onConfirm={remove}
              />
            </Flex>
          ) : (
            <AllClear>
              {removal.state === 'done'
                ? `The demonstration is gone: ${removal.removed} items were removed, with their files.`
                : 'There is no demonstration content on this site.'}
            </AllClear>
          )}
        </div>
      )}
    </Answer>
  );
}

function Failure({ message }: { message: string }) {
  return (
    <Alert variant="danger" title="Not all of it could be removed." closeLabel="Close">
      {message} You can try again.
    </Alert>
  );
}
