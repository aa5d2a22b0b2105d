import { expect } from 'vitest';
import { createEntry } from './example-entries';
import type { MailServer, ReceivedMail } from './mail-server';
import type { RunningCms } from './running-cms';

const uid = 'api::publication.publication' as const;
const path = '/api/alerts';
export const days = 24 * 60 * 60 * 1000;

/** A CMS that has a mail server. */
export interface Started {
  cms: RunningCms;
  mail: MailServer;
  types: string[];
}

/** Patient, since other work may keep the machine busy. */
export const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 });

/** What readers of alerts do, and what the CMS keeps of it. */
export function readersOf(started: () => Started) {
  const table = (name: string) => started().cms.strapi.db.connection(name);
  const waiting = () => table('mails').select();
  const subscriptions = () => table('alert_subscriptions').select();
  const to = (address: string) => started().mail.received.filter((one) => one.to.includes(address));

  const call = (name: string, json: unknown) => {
    const { cms } = started();
    const headers = { Authorization: `Bearer ${cms.siteToken}` };
    return cms.call(`${path}/${name}`, { json, headers });
  };
  const signUp = async (address: string, topic = 'everything', pace = 'at-once') =>
    (await call('sign-up', { address, topic, pace })).status;

  /** Signs up, and follows the link. */
  async function subscribe(address: string, topic = 'everything', pace = 'at-once') {
    const before = to(address).length;
    expect(await signUp(address, topic, pace)).toBe(204);
    await soon(() => to(address).length).toBe(before + 1);
    const token = linkIn(to(address).at(-1)!, 'confirm');
    expect((await call('confirm', { token })).status).toBe(204);
    started().mail.received.length = 0;
  }

  const publish = (fields: Record<string, unknown>) =>
    createEntry(started().cms.strapi, uid, { types: started().types, ...fields }, 'published');

  const round = async (now = new Date()) => {
    const rounds = started().cms.built<typeof import('../src/alerts/rounds')>('alerts/rounds');
    await rounds.runRound(started().cms.strapi, now);
  };
  const hurry = () => table('mails').where({ state: 'queued' }).update({ next_attempt_at: '2000' });
  return { table, waiting, subscriptions, to, call, signUp, subscribe, publish, round, hurry };
}

/** The token of the link in an e-mail. */
export function linkIn({ source }: ReceivedMail, does: 'confirm' | 'stop'): string {
  const text = source.replace(/=\r?\n/g, '');
  const [, token = ''] = new RegExp(`/alerts/${does}/([\\w-]{43})`).exec(text) ?? [];
  expect(token).not.toBe('');
  return token;
}
