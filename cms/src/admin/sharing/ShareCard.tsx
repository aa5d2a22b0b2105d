import { useState } from 'react';
import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { ShareRow } from '../../sharing/answers';
import { ukMoment } from '../uk-time';
import { NewVersionButton } from './NewVersionButton';
import { Openings } from './Openings';
import { RevokeButton } from './RevokeButton';
import { endWords, isLive, openingWords, stateWords } from './share-words';

const colours = {
  working: { backgroundColor: 'success100', textColor: 'success700' },
  paused: { backgroundColor: 'warning100', textColor: 'neutral800' },
} as const;
const ended = { backgroundColor: 'neutral150', textColor: 'neutral700' } as const;

/** One link of the list: for whom, what, until when, and how often it was opened. */
export function ShareCard({ row }: { row: ShareRow }) {
  const [showsOpenings, setShowsOpenings] = useState(false);
  const colour = row.state in colours ? colours[row.state as keyof typeof colours] : ended;
  const isChangeable = row.mayChange && isLive(row);
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
          <Typography tag="h2" variant="delta" fontWeight="bold" className="learning-reviews-typed">
            <bdi>{row.recipient}</bdi>
          </Typography>
          <Badge {...colour}>{stateWords[row.state]}</Badge>
        </Flex>
        <Typography className="learning-reviews-typed">
          <bdi>{row.purpose}</bdi>
        </Typography>
        <Box>
          <What row={row} />
          <Fact>{`${endWords(row)}. Made ${ukMoment(row.madeAt)} by ${row.madeBy}.`}</Fact>
          <Fact>{`${openingWords(row)}. Link ${row.number}.`}</Fact>
        </Box>
        <Flex gap={2} wrap="wrap">
          {isChangeable && row.state === 'paused' ? <NewVersionButton row={row} /> : null}
          {row.openings.count > 0 ? (
            <Button
              variant="tertiary"
              size="S"
              aria-expanded={showsOpenings}
              aria-label={`${showsOpenings ? 'Hide' : 'Show'} each opening: ${row.recipient}`}
              onClick={() => setShowsOpenings(!showsOpenings)}
            >
              {showsOpenings ? 'Hide each opening' : 'Show each opening'}
            </Button>
          ) : null}
          {isChangeable ? <RevokeButton row={row} /> : null}
        </Flex>
        {showsOpenings ? <Openings row={row} /> : null}
      </Flex>
    </Box>
  );
}

function What({ row }: { row: ShareRow }) {
  if (row.path === null) return <Fact>{`${row.kind}: it has been deleted`}</Fact>;
  return (
    <Typography tag="p" className="learning-reviews-typed">
      {row.kind}:{' '}
      <Typography tag={Link} to={row.path} textColor="primary600">
        {row.title}
      </Typography>
    </Typography>
  );
}

function Fact({ children }: { children: string }) {
  return (
    <Typography tag="p" textColor="neutral600">
      {children}
    </Typography>
  );
}
