import { createHmac } from 'node:crypto';
import { settings } from '../settings';
import { hashOfToken } from '../sharing/link-token';

/** What a link in an e-mail does. */
export type AlertLink = 'confirm' | 'stop';

/**
 * The secret of a link. It is made anew for each e-mail from the secrets of the CMS, so that the
 * database need hold no more than its hash.
 */
export function secretOf(link: AlertLink, subscriptionId: string): string {
  return createHmac('sha256', settings().secrets.PREVIEW_SECRET)
    .update(`alerts\n${link}\n${subscriptionId}`)
    .digest('base64url');
}

export function secretHash(link: AlertLink, subscriptionId: string): string {
  const hash = hashOfToken(secretOf(link, subscriptionId));
  if (hash === null) throw new Error('A secret of an alert has not the length of a token.');
  return hash;
}
