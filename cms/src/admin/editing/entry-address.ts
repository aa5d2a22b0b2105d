const pattern =
  /\/content-manager\/(?:collection-types\/[^/?]+\/[^/?]+|single-types\/[^/?]+)(\/actions\/[^/?]+)?(?:\?|$)/;

/** What a request of the admin does to one entry. */
export interface EntryRequest {
  /** The address at which the form reads the entry, with its query. */
  form: string;
  /** Whether it reads the entry itself. */
  isRead: boolean;
  /** Whether it saves, publishes or otherwise changes it. */
  isChange: boolean;
}

/**
 * Tells whether the admin is asking for an entry, or to change one.
 *
 * @returns null for anything else: lists, bulk actions, other plugins
 */
export function entryRequest(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): EntryRequest | null {
  const found = typeof input === 'string' ? pattern.exec(input) : null;
  if (!found) return null;
  const action = found[1] ?? '';
  const isGet = (init?.method ?? 'GET') === 'GET';
  return {
    form: found.input.replace(action, ''),
    isRead: isGet && !action,
    isChange: !isGet,
  };
}
