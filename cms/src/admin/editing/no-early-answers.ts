interface Action {
  type?: unknown;
  payload?: { queryCacheKey?: string };
}

/**
 * Lets nothing but the CMS's own answer change an entry on the screen. Strapi shows a save before
 * the CMS has agreed, and when it refuses, takes the form back to what is stored, with all that was
 * typed (`onQueryStarted` of `updateDocument` in @strapi/content-manager 5.54).
 */
export const noEarlyAnswers =
  () =>
  (next: (action: unknown) => unknown) =>
  (action: unknown): unknown => {
    const { type, payload } = action as Action;
    const isPatch = typeof type === 'string' && type.endsWith('/queries/queryResultPatched');
    return isPatch && payload?.queryCacheKey?.startsWith('getDocument(') ? action : next(action);
  };
