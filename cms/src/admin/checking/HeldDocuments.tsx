import { Box } from '@strapi/design-system';
import type { HeldDocument } from '../../checking/answers';
import { Line, LineList } from '../home/Panel';

/** Documents of drafts that cannot be published as they are. */
export function HeldDocuments({ documents }: { documents: HeldDocument[] }) {
  if (documents.length === 0) return null;
  return (
    <Box paddingBottom={3}>
      <LineList>
        {documents.map(({ title, document, kindName, editPath, verdict }) => (
          <Line
            key={editPath + document}
            title={title}
            path={editPath}
            detail={`${kindName}. “${document}” ${
              verdict === 'could-not-check'
                ? 'could not be checked.'
                : 'cannot be published: the checks found something.'
            }`}
            badge="Held back"
          />
        ))}
      </LineList>
    </Box>
  );
}
