import { useState } from 'react';
import {
  Box,
  Button,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import type { ChecksAnswer, NameAnswer, NameDecision } from '../../checking/answers';
import { useOrder } from '../schedule/use-order';
import type { About } from './ReportLoader';
import { useRevealed } from './use-revealed';
import { counted, decisionWords } from './words';

const decisions = Object.keys(decisionWords) as NameDecision[];

/** Words that look like people's names, to be ticked through. None keeps anything back by itself. */
export function NamesFound({
  about,
  names,
  mayChange,
  onChange,
}: {
  about: About;
  names: NameAnswer[];
  mayChange: boolean;
  onChange(): void;
}) {
  const { texts, show, isWorking: isOpening, refusal: noText } = useRevealed(about, 'names');
  const [chosen, setChosen] = useState<Record<string, NameDecision>>({});
  const { isWorking, refusal, send } = useOrder<ChecksAnswer>(() => {
    setChosen({});
    onChange();
  });
  if (names.length === 0) return null;
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h2" variant="beta">
        Names that look like people’s ({names.length})
      </Typography>
      <Typography tag="p">
        Say of each what it is. One that must not appear joins the list for this entry, and its
        documents are checked for it again.
      </Typography>
      {texts ? null : (
        <Flex gap={2} wrap="wrap" alignItems="center">
          <Button size="S" variant="tertiary" loading={isOpening} onClick={show}>
            Show the names
          </Button>
          <Typography variant="pi" textColor="neutral600">
            Looking is recorded.
          </Typography>
        </Flex>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} padding={0} margin={0}>
        {names.map((name) => (
          <Flex key={name.id} tag="li" wrap="wrap" gap={2} justifyContent="space-between">
            <Box className="learning-reviews-typed">
              <Typography tag="p" fontWeight="bold">
                <bdi>{texts?.get(name.id) ?? name.masked}</bdi>
              </Typography>
              <Typography tag="p" variant="pi" textColor="neutral600">
                {seenIn(name)}
              </Typography>
            </Box>
            <SingleSelect
              aria-label={`What is ${texts?.get(name.id) ?? name.masked}?`}
              placeholder="Not decided"
              disabled={!mayChange || isWorking}
              value={chosen[name.id] ?? name.decision ?? undefined}
              onChange={(value) =>
                setChosen({ ...chosen, [name.id]: String(value) as NameDecision })
              }
            >
              {decisions.map((decision) => (
                <SingleSelectOption key={decision} value={decision}>
                  {decisionWords[decision]}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Flex>
        ))}
      </Flex>
      {(refusal ?? noText) ? (
        <Typography textColor="danger600" role="alert">
          {refusal ?? noText}
        </Typography>
      ) : null}
      {Object.keys(chosen).length > 0 ? (
        <Flex>
          <Button
            loading={isWorking}
            onClick={() =>
              void send('/document-checks/names/tick', { ...about, decisions: chosen })
            }
          >
            Keep what I chose
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
}

function seenIn({ count, pages }: NameAnswer): string {
  if (pages.length === 0) return counted(count, 'time');
  const shown = pages.slice(0, 10).join(', ');
  return `${counted(count, 'time')}, page ${shown}${pages.length > 10 ? ' and others' : ''}`;
}
