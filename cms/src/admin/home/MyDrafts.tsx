import { Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { MyDrafts as Answer } from '../../editor-screens/home/answers';
import { ukMoment } from '../uk-time';
import { howMany, whatIsCut } from './attention-words';
import { AllClear, AnswerPanel, Line, LineList } from './Panel';

/** What this person has begun or changed and not yet published. */
export default function MyDrafts() {
  return (
    <AnswerPanel<Answer> path="/my-drafts">
      {({ entries, counts }) =>
        entries.length === 0 ? (
          <AllClear>
            You have no drafts. What you begin or change shows here until it is published.
          </AllClear>
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex gap={4} wrap="wrap">
              {counts.map((count) => (
                <Typography key={count.kind} tag={Link} to={count.path} textColor="primary600">
                  {howMany(count)}
                </Typography>
              ))}
            </Flex>
            {counts.map(({ kind, cut }) =>
              cut ? (
                <Typography key={kind} variant="pi" textColor="neutral600">
                  {whatIsCut(kind, cut)}{' '}
                  <Typography tag={Link} to={cut.pathOfAll} variant="pi" textColor="primary600">
                    See all that you made or last changed
                  </Typography>
                </Typography>
              ) : null,
            )}
            <LineList>
              {entries.map(({ title, kind, isNew, updatedAt, path }) => (
                <Line
                  key={path}
                  title={title}
                  path={path}
                  detail={`${kind}, last saved ${ukMoment(updatedAt)}`}
                  badge={isNew ? 'New' : 'Changed'}
                />
              ))}
            </LineList>
          </Flex>
        )
      }
    </AnswerPanel>
  );
}
