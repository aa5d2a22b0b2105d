import type { AlertPace, PublicationKind } from '@learning-reviews/content-contract';

export interface Words {
  subject: string;
  /** Plain text. */
  text: string;
}

/** What a person has chosen, for the words of an e-mail. */
export interface Choice {
  /** "new publications: Neglect". */
  about: string;
  pace: AlertPace;
  /** Who publishes the site. */
  site: string;
}

export interface News {
  title: string;
  kind: PublicationKind;
  address: string;
}

const kinds: Record<PublicationKind, string> = {
  report: 'Report',
  'executive-summary': 'Executive summary',
  'seven-minute-briefing': '7-minute briefing',
  'action-plan': 'Action plan',
  statement: 'Statement',
};

const paces: Record<AlertPace, string> = {
  'at-once': 'as soon as something is published',
  daily: 'once a day, when there is something new',
  weekly: 'once a week, when there is something new',
};

/** A mailbox need not get more in one letter; the rest is on the site. */
const mostNamed = 50;

/** Asks whether it was this person who asked. Nothing else is said: it may be a stranger's mailbox. */
export function confirmationWords({ about, pace, site }: Choice, link: string): Words {
  return {
    subject: 'Confirm your e-mail alerts',
    text: [
      `Somebody asked ${site} to send e-mails to this address: ${about}, ${paces[pace]}.`,
      `If it was you, open this page and choose “Start the e-mails”. The link works for three days:\n${link}`,
      'If it was not you, do nothing: they will not come, and in three days nothing of this will be kept.',
    ].join('\n\n'),
  };
}

/**
 * What came out, and how to stop. Titles and addresses only, and nothing of a case in the subject,
 * which a telephone shows to whoever sits beside it.
 */
export function newsWords(
  { about, pace, site }: Choice,
  news: readonly News[],
  stop: string,
): Words {
  const more = news.length - mostNamed;
  return {
    subject: news.length === 1 ? 'A new publication' : `${news.length} new publications`,
    text: [
      ...news
        .slice(0, mostNamed)
        .map(({ title, kind, address }) => `${title}\n${kinds[kind]}\n${address}`),
      ...(more > 0 ? [`And ${more} more, on the site.`] : []),
      `You asked ${site} for e-mails: ${about}, ${paces[pace]}.\nStop these e-mails: ${stop}`,
    ].join('\n\n'),
  };
}
