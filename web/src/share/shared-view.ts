import {
  addresses,
  type OpenedShare,
  type Preview,
  type Share,
} from '@learning-reviews/content-contract';

/** What a page of a shared draft says and does differently. */
export interface SharedView {
  share: Share;
  /** Where its documents are read, in place of the site's root. */
  path: string;
  /** Titles of the documents that cannot be read through the link. */
  notOffered: readonly string[];
}

export function sharedView({ share, notOffered }: OpenedShare, token: string): SharedView {
  return { share, path: addresses.share(token), notOffered };
}

/** The shared draft as a preview has it, so that both are shown alike. */
export function asPreview(shown: NonNullable<OpenedShare['shown']>): Preview {
  return { ...shown, status: 'draft' };
}

const ukMoment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

/** A moment in UK time: "10 December 2026 at 9:40am". */
export function inUkTime(moment: string): string {
  const parts = ukMoment.formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((one) => one.type === type)?.value ?? '';
  const half = part('dayPeriod').toLowerCase().replace(/\W/g, '');
  const time = `${part('hour')}:${part('minute')}${half}`;
  return `${part('day')} ${part('month')} ${part('year')} at ${time}`;
}
