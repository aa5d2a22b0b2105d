import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import type { EntryHistory, VersionRow } from '../../history/answers';
import type { Compared } from './DifferencesView';
import { madeWords } from './version-words';

interface Choices {
  onCompare(from: Compared, to: Compared): void;
  onGoBack(number: number): void;
}

/** The versions of an entry, the newest first, and what can be done with each. */
export function VersionList({ history, ...choices }: Choices & { history: EntryHistory }) {
  const { versions, mayGoBack } = history;
  const hasUnsaved = useForm('VersionList', ({ modified }) => modified, false) ?? false;
  const live = versions.find(({ isLive }) => isLive);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography>
        Every save keeps a version. Going back to one changes the draft only, and keeps all others.
      </Typography>
      {hasUnsaved && mayGoBack && versions.length > 1 ? (
        <Typography fontWeight="bold">
          To go back, first save what you have typed: it becomes a version too.
        </Typography>
      ) : null}
      {live && !versions[0]?.isLive ? (
        <Box>
          <Button variant="secondary" onClick={() => choices.onCompare('live', 'draft')}>
            Compare the draft with the site
          </Button>
        </Box>
      ) : null}
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3} aria-label="Versions">
        {versions.map((version, at) => (
          <OneVersion
            key={version.number}
            version={version}
            isNewest={at === 0}
            mayGoBack={mayGoBack && !hasUnsaved}
            {...choices}
          />
        ))}
      </Flex>
    </Flex>
  );
}

function OneVersion({
  version,
  isNewest,
  mayGoBack,
  onCompare,
  onGoBack,
}: Choices & { version: VersionRow; isNewest: boolean; mayGoBack: boolean }) {
  const { number, isLive } = version;
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Box>
          <Flex gap={2} wrap="wrap">
            <Typography tag="h3" variant="omega" fontWeight="bold">
              Version {number}
            </Typography>
            {isNewest ? <Badge>The draft now</Badge> : null}
            {isLive ? (
              <Badge backgroundColor="success100" textColor="success700">
                On the site
              </Badge>
            ) : null}
          </Flex>
          <Typography textColor="neutral600" className="learning-reviews-typed">
            {madeWords(version)}
          </Typography>
        </Box>
        <Flex gap={2} wrap="wrap">
          {number > 1 ? (
            <Button
              size="S"
              variant="tertiary"
              aria-label={`What changed in version ${number}`}
              onClick={() => onCompare(number - 1, number)}
            >
              What changed
            </Button>
          ) : null}
          {isNewest ? null : (
            <>
              <Button
                size="S"
                variant="tertiary"
                aria-label={`Compare with the draft: version ${number}`}
                onClick={() => onCompare(number, 'draft')}
              >
                Compare with the draft
              </Button>
              {mayGoBack ? (
                <Button
                  size="S"
                  variant="secondary"
                  aria-label={`Go back to this… Version ${number}`}
                  onClick={() => onGoBack(number)}
                >
                  Go back to this…
                </Button>
              ) : null}
            </>
          )}
        </Flex>
      </Flex>
    </Box>
  );
}
