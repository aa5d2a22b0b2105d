import type { Redirect } from '@learning-reviews/content-contract';

/**
 * Finds where an old address leads now: by its path and query exactly, else by its path.
 * An address that leads to itself is none.
 */
export function findRedirect(
  redirects: Redirect[],
  path: string,
  query: string,
): Redirect | undefined {
  const address = path + query;
  const found =
    redirects.find(({ from }) => from === address) ?? redirects.find(({ from }) => from === path);
  return found && found.to !== address && found.to !== path ? found : undefined;
}
