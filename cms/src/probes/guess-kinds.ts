/** What somebody tries to have by guessing its address. */
export const guessKinds = ['document', 'preview', 'share'] as const;

export type GuessKind = (typeof guessKinds)[number];

/** Addresses, of the site and of the CMS, that nobody finds but by a link or by guessing. */
const guessable: Record<GuessKind, RegExp> = {
  document: /^\/(documents|uploads|media|api\/published\/documents)(\/|$)/,
  preview: /^\/(api\/)?preview(\/|$)/,
  share: /^\/(api\/)?share(\/|$)/,
};

/**
 * Dot segments count as what they lead to, which is what a client sends: else the name of a file
 * could make the product take more guesses for its own than it made.
 *
 * @param path of a request, from its first slash
 * @returns null for an address that can be found without guessing
 */
export function guessKindOf(path: string): GuessKind | null {
  const { pathname } = new URL(`http://here${path.replace(/\/+/g, '/')}`);
  const plain = pathname.toLowerCase();
  return guessKinds.find((kind) => guessable[kind].test(plain)) ?? null;
}

/** Whether an answer refuses. What is gone for good was public once, so it is nothing to guess at. */
export function isRefusal(status: number): boolean {
  return status === 401 || status === 403 || status === 404;
}
