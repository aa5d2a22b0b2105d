import { addresses, type ReviewType, type Theme } from '@learning-reviews/content-contract';

/** What was wrong with a sign-up: the address of the mailbox, or it could not be taken for now. */
export const alertFaults = ['address', 'later'] as const;

export type AlertFault = (typeof alertFaults)[number];

/** What the sign-up page is asked to show. */
export interface AlertsQuery {
  /** "everything", "type:…" or "theme:…". */
  about: string;
  fault?: AlertFault | undefined;
}

export const everything = 'everything';

/** Reads the query of the sign-up page. What is not on the site is as if nothing was asked. */
export function readAlertsQuery(
  query: URLSearchParams,
  types: readonly Pick<ReviewType, 'id'>[],
  themes: readonly Pick<Theme, 'id'>[],
): AlertsQuery {
  const topics = [...types.map(({ id }) => `type:${id}`), ...themes.map(({ id }) => `theme:${id}`)];
  return {
    about: topics.find((topic) => topic === query.get('about')) ?? everything,
    fault: alertFaults.find((fault) => fault === query.get('fault')),
  };
}

/** The address of the sign-up page with a choice made already; what is usual is left out of it. */
export function alertsAddress({ about, fault }: AlertsQuery): string {
  const query = new URLSearchParams({
    ...(about !== everything && { about }),
    ...(fault && { fault }),
  });
  return query.size > 0 ? `${addresses.alerts}?${query}` : addresses.alerts;
}
