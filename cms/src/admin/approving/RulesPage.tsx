import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page, useNotification } from '@strapi/strapi/admin';
import type { RulesAnswer } from '../../approving/answers';
import { Refusal } from '../Refusal';
import { useOrder } from '../schedule/use-order';
import { useAnswer } from '../use-answer';

/** Under Settings, for administrators: what takes two persons to make public. */
export default function RulesPage() {
  const [answer] = useAnswer<RulesAnswer>('/approval-rules');
  return (
    <Page.Main>
      <Page.Title>Approval</Page.Title>
      {answer.state === 'loading' ? <Page.Loading /> : null}
      {answer.state === 'failed' ? <Page.Error /> : null}
      {answer.state === 'ready' ? <Rules answer={answer.data} /> : null}
    </Page.Main>
  );
}

function Rules({ answer: { rules, mayChange } }: { answer: RulesAnswer }) {
  const { toggleNotification } = useNotification();
  const [two, setTwo] = useState(
    () => new Set(rules.filter(({ persons }) => persons === 2).map(({ subject }) => subject)),
  );
  const { isWorking, refusal, setRefusal, send } = useOrder<RulesAnswer>(() =>
    toggleNotification({ type: 'success', message: 'Saved. It holds from now on.' }),
  );
  const isChanged = rules.some(({ subject, persons }) => (persons === 2) !== two.has(subject));
  const change = (subject: string, isTwo: boolean) => {
    const next = new Set(two);
    if (isTwo) next.add(subject);
    else next.delete(subject);
    setTwo(next);
  };
  const save = () =>
    void send('/approval-rules', {
      rules: rules.map(({ subject }) => ({ subject, persons: two.has(subject) ? 2 : 1 })),
    });
  return (
    <>
      <Layouts.Header
        title="Approval"
        subtitle="How many persons it takes to make something public"
        primaryAction={
          <Button loading={isWorking} disabled={!mayChange || !isChanged} onClick={save}>
            Save
          </Button>
        }
      />
      <Layouts.Content>
        <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography tag="h2" variant="delta">
              What needs a second person
            </Typography>
            <Typography>
              One person asks, and an approver who has not changed it approves exactly what they
              see. Everything else needs one approver, who may publish what they wrote themselves.
              What is live keeps its rule when its kind is changed. Each change here is kept in the
              audit trail.
            </Typography>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
              {rules.map(({ subject, label }) => (
                <li key={subject}>
                  <Checkbox
                    checked={two.has(subject)}
                    disabled={!mayChange || isWorking}
                    onCheckedChange={(isTwo) => change(subject, isTwo === true)}
                  >
                    {label}
                  </Checkbox>
                </li>
              ))}
            </Flex>
          </Flex>
        </Box>
        <Refusal title="Nothing was saved." message={refusal} onClose={() => setRefusal(null)} />
      </Layouts.Content>
    </>
  );
}
