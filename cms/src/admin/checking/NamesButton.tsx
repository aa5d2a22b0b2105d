import { useState } from 'react';
import { Box, Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import type { ChecksAnswer } from '../../checking/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { CloseQuestion } from '../CloseQuestion';
import { Refusal } from '../Refusal';
import { useOrder } from '../schedule/use-order';
import { WatchedNames } from './WatchedNames';
import { counted, isUnderWay } from './words';

/** The names that must not appear: how many there are, and a dialogue to type them. */
export function NamesButton({ entry, answer }: { entry: EntryRef; answer: ChecksAnswer }) {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { isWorking, refusal, setRefusal, send } = useOrder<ChecksAnswer>(() => setTyped(''));
  const close = () => {
    setIsOpen(false);
    setIsAsking(false);
    setTyped('');
  };
  const closeOrAsk = () => (typed.trim() ? setIsAsking(true) : close());
  const { documents, names, mayChange } = answer;
  return (
    <Box tag="section" aria-label="Names that must not appear">
      <Typography tag="h3" variant="omega" fontWeight="bold">
        Names that must not appear
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {names.length === 0
          ? 'The real names of the family and others. Every document is searched for them.'
          : `Every document is searched for ${counted(names.length, 'name')}.`}
      </Typography>
      <Box paddingTop={2}>
        <Button variant="tertiary" fullWidth onClick={() => setIsOpen(true)}>
          {names.length === 0 ? 'Type names…' : 'Show or add names…'}
        </Button>
      </Box>
      <Modal.Root
        open={isOpen}
        onOpenChange={(open: boolean) => (open ? setIsOpen(true) : closeOrAsk())}
      >
        <Modal.Content onInteractOutside={(event: Event) => event.preventDefault()}>
          <Modal.Header>
            <Modal.Title>Names that must not appear</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Typography tag="p">
                Every document of this entry, and the words of its page, are searched for them, also
                where they are misspelt. The names themselves are not kept: nobody can read them
                here again, and you know them by their first letters.
              </Typography>
              <WatchedNames {...{ entry, names, mayChange }} />
              <Typography tag="p" role="status">
                {documents.some(isUnderWay) ? 'The documents are being checked for them…' : ''}
              </Typography>
              {mayChange ? (
                <Field.Root name="names" hint="One name in each line, first name and surname.">
                  <Field.Label>Names to add</Field.Label>
                  <Textarea
                    value={typed}
                    autoComplete="off"
                    spellCheck={false}
                    disabled={isWorking}
                    onChange={({ target }: { target: { value: string } }) => setTyped(target.value)}
                  />
                  <Field.Hint />
                </Field.Root>
              ) : null}
            </Flex>
          </Modal.Body>
          <Refusal title="Nothing was added." message={refusal} onClose={() => setRefusal(null)} />
          <Modal.Footer>
            <Button variant="tertiary" disabled={isWorking} onClick={closeOrAsk}>
              Close
            </Button>
            {mayChange ? (
              <Button
                loading={isWorking}
                disabled={typed.trim() === ''}
                onClick={() => void send('/document-checks/names', { ...entry, names: typed })}
              >
                Add and check again
              </Button>
            ) : null}
          </Modal.Footer>
        </Modal.Content>
      </Modal.Root>
      <CloseQuestion
        isOpen={isAsking}
        title="Close without adding the names?"
        onStay={() => setIsAsking(false)}
        onClose={close}
      >
        What you typed is not kept.
      </CloseQuestion>
    </Box>
  );
}
