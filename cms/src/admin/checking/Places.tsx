import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { FindingAnswer } from '../../checking/answers';
import { PictureOfPlace } from './PictureOfPlace';
import type { About } from './ReportLoader';

/** Pictures that are shown without a question; each takes the CMS a moment to draw. */
const shownAtOnce = 1;

/** Where it is, in words, and with a picture where there is something to point at. */
export function Places({ about, finding }: { about: About; finding: FindingAnswer }) {
  const [shown, setShown] = useState(shownAtOnce);
  const { places, more } = finding;
  const withPicture = places.flatMap(({ hasPicture }, at) => (hasPicture ? [at] : []));
  return (
    <Box>
      <Typography tag="p" fontWeight="bold">
        Where
      </Typography>
      <Typography tag="p" className="learning-reviews-typed">
        {places.map(({ words }) => words).join(', ')}
        {more > 0 ? `, and ${more} more` : ''}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {withPicture.slice(0, shown).map((at) => (
          <PictureOfPlace
            key={at}
            {...{ about, finding, at }}
            words={places[at]?.words ?? 'The place'}
          />
        ))}
      </Flex>
      {withPicture.length > shown ? (
        <Box paddingTop={2}>
          <Button size="S" variant="tertiary" onClick={() => setShown(shown + 3)}>
            Show more places
          </Button>
        </Box>
      ) : null}
    </Box>
  );
}
