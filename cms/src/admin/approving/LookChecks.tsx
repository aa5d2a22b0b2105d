import { Flex, Typography } from '@strapi/design-system';
import type { LookAnswer } from '../../approving/answers';
import { counted } from '../checking/words';

/** What keeps a draft from going out: a line for each document, and then what else there is. */
export function LookChecks({
  look: { heldBack, problem, namesToTick },
}: {
  look: Pick<LookAnswer, 'heldBack' | 'problem' | 'namesToTick'>;
}) {
  return (
    <>
      {heldBack.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {heldBack.map(({ title, why }, index) => (
            <Typography
              key={index}
              tag="li"
              textColor="danger600"
              className="learning-reviews-typed"
            >
              {title === null ? null : (
                <Typography fontWeight="bold" textColor="danger600">
                  <bdi>{title}</bdi>{' '}
                </Typography>
              )}
              {why}
            </Typography>
          ))}
        </Flex>
      ) : null}
      {problem ? <Typography textColor="danger600">{problem}</Typography> : null}
      {heldBack.length === 0 && !problem ? (
        <Typography>Nothing stands in its way.</Typography>
      ) : null}
      {namesToTick > 0 ? (
        <Typography textColor="warning700">
          {`${counted(namesToTick, 'name')} in its documents ${namesToTick === 1 ? 'is' : 'are'} still to be ticked: the report under “Document checks”, beside the entry, has the list.`}
        </Typography>
      ) : null}
    </>
  );
}
