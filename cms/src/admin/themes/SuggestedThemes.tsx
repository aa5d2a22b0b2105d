import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import type { ThemeSuggestions } from '../../themes/answers';
import { useAnswer } from '../use-answer';
import { becauseOf } from './words';

/** Which themes may be missing, and why. Choosing is left to the editor. */
export function SuggestedThemes({ documentId }: { documentId: string }) {
  const [answer] = useAnswer<ThemeSuggestions>(`/theme-suggestions?documentId=${documentId}`);
  if (answer.state === 'loading') return <Small>Reading the text…</Small>;
  if (answer.state === 'failed') {
    return <Small>The themes could not be suggested. Open the entry again.</Small>;
  }
  const { hasThemes, suggested } = answer.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Small>{introduction(hasThemes, suggested.length)}</Small>
      {suggested.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {suggested.map(({ documentId: id, name, because }) => (
            <li key={id}>
              <Typography tag="p" fontWeight="semiBold">
                {name}
              </Typography>
              <Small>{becauseOf(because)}</Small>
            </li>
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
}

/** As small as the words of the other panels beside an entry. */
function Small({ children }: { children: ReactNode }) {
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {children}
    </Typography>
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
