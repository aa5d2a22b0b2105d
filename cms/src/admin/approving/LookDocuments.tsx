import { Box, Flex, Link, Typography } from '@strapi/design-system';
import type { DocumentAnswer } from '../../approving/answers';
import { factsOf } from './words';

/** The files that would be public with it. */
export function LookDocuments({ documents }: { documents: DocumentAnswer[] }) {
  if (documents.length === 0) return <Typography>It has no documents.</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {documents.map((document, index) => (
        <Box key={index} tag="li" className="learning-reviews-typed">
          <Typography tag="p">
            {document.path ? (
              <Link href={document.path} isExternal>
                <bdi>{document.title}</bdi>
              </Link>
            ) : (
              <bdi>{document.title}</bdi>
            )}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {document.fileName ? `${document.fileName}: ` : 'No file yet. '}
            {factsOf(document)}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}
