import { Flex, Typography } from '@strapi/design-system';
import type { ThemeSuggestions } from '../../themes/answers';
import { useAnswer } from '../use-answer';
import { becauseOf } from './words';

/** Which themes may be missing, and why. Choosing is left to the editor. */
export function SuggestedThemes({ documentId }: { documentId: string }) {
  const [answer] = useAnswer<ThemeSuggestions>(`/theme-suggestions?documentId=${documentId}`);
  if (answer.state === 'loading') return <Typography>Reading the text…</Typography>;
  if (answer.state === 'failed') {
    return <Typography>The themes could not be suggested. Open the entry again.</Typography>;
  }
  const { hasThemes, suggested } = answer.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography>{introduction(hasThemes, suggested.length)}</Typography>
      {suggested.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {suggested.map(({ documentId: id, name, because }) => (
            <li key={id}>
              <Typography tag="p" fontWeight="semiBold">
                {name}
              </Typography>
              <Typography tag="p" variant="pi" textColor="neutral600">
                {becauseOf(because)}
              </Typography>
            </li>
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
}

function introduction(hasThemes: boolean, number: number): string {
  if (number > 0) {
    return 'It may be about these. Choose under “Themes” what fits; nothing is chosen for you.';
  }
  return hasThemes
    ? 'Its text speaks of no other theme of the list.'
    : 'It has no theme yet, and its text speaks of none of the list. Choose one under “Themes”.';
}
