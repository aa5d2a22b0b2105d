import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { days, linkIn, readersOf, soon, type Started } from './readers-of-alerts';

/** Signing up for e-mail alerts, with a CMS that has a mail server. */
export function describeAlertSignUps(started: () => Started): void {
  const { table, waiting, subscriptions, to, call, signUp, subscribe, publish, round } =
    readersOf(started);

  describe('a sign-up', () => {
    it('is answered alike for every address, and fills nobody’s mailbox', async () => {
      for (let times = 0; times < 5; times += 1) {
        expect(await signUp(times % 2 ? `pat+${times}@example.org` : 'pat@example.org')).toBe(204);
      }
      await soon(waiting).toEqual([]);
      expect(started().mail.received).toHaveLength(3);
      expect(await subscriptions()).toHaveLength(3);
    });

    it('for a topic that was chosen before changes its pace, and links of before still stop it', async () => {
      const type = `type:${started().types[0]!}`;
      await subscribe('pat@example.org');
      await subscribe('pat@example.org', type, 'weekly');
      await publish({});
      await round();
      await soon(() => to('pat@example.org').length).toBe(1);
      const stop = linkIn(to('pat@example.org')[0]!, 'stop');

      expect(await signUp('pat@example.org', 'everything', 'daily')).toBe(204);
      await soon(() => to('pat@example.org').length).toBe(2);
      const confirm = linkIn(to('pat@example.org')[1]!, 'confirm');
      expect((await call('confirm', { token: confirm })).status).toBe(204);
      expect((await call('confirm', { token: confirm })).status).toBe(204);
      const chosen = async () =>
        (await subscriptions()).map(({ topic, pace }) => `${topic} ${pace}`).sort();
      expect(await chosen()).toEqual(['everything daily', `${type} weekly`]);
      expect((await call('stop', { token: stop })).status).toBe(204);
      expect(await chosen()).toEqual([`${type} weekly`]);
    });

    it('is refused for all when there are far too many, also of one mailbox', async () => {
      const { cms } = started();
      const signingUp = cms.built<typeof import('../src/alerts/sign-up')>('alerts/sign-up');
      const first = { address: 'first@example.org', topic: 'everything', pace: 'weekly' } as const;
      const take = (at: Date) => signingUp.signUp(cms.strapi, first, at);
      try {
        for (let times = 0; times < 60; times += 1) await take(new Date());
        expect(await subscriptions()).toHaveLength(3);
        expect(await signUp('first@example.org')).toBe(429);
        expect(await signUp('new@example.org')).toBe(429);
      } finally {
        // By this clock those are not of late.
        expect(await take(new Date(Date.now() - days))).toBe('taken');
      }
      expect(await signUp('new@example.org')).toBe(204);
    });

    it('that nobody confirms is deleted after three days, and its link works no more', async () => {
      expect(await signUp('pat@example.org')).toBe(204);
      await soon(() => to('pat@example.org').length).toBe(1);
      const token = linkIn(to('pat@example.org')[0]!, 'confirm');
      const asked_at = new Date(Date.now() - 3 * days - 1000).toISOString();
      await table('alert_subscriptions').update({ asked_at });
      expect((await call('confirm', { token })).status).toBe(404);
      await round();
      expect(await subscriptions()).toEqual([]);
    });

    it('that the database cannot keep leaves no address in the log', async () => {
      await subscribe('pat@example.org');
      expect(await signUp('pat@example.org')).toBe(204);
      await soon(() => to('pat@example.org').length).toBe(1);
      const token = linkIn(to('pat@example.org')[0]!, 'confirm');
      const { strapi } = started().cms;
      const logged = vi.spyOn(strapi.log, 'error');
      const rename = (from: string, as: string) =>
        strapi.db.connection.raw(`ALTER TABLE alert_subscriptions RENAME COLUMN ${from} TO ${as}`);
      const whole = { address: 'pat@example.org', topic: 'everything', pace: 'weekly' };
      for (const [name, body, column] of [
        ['sign-up', whole, 'pace'],
        ['confirm', { token }, 'is_confirmed'],
        ['stop', { token }, 'stop_hash'],
      ] as const) {
        await rename(column, 'lost');
        const answer = await call(name, body).finally(() => rename('lost', column));
        expect([name, answer.status]).toEqual([name, 503]);
      }
      expect(inspect(logged.mock.calls)).toMatch(/could not be done/);
      expect(inspect(logged.mock.calls, { depth: 9 })).not.toContain('pat@example');
      logged.mockRestore();
    });

    it('is taken from the site alone, in full, for what is on the site', async () => {
      const { cms } = started();
      const whole = { address: 'pat@example.org', topic: 'everything', pace: 'weekly' };
      expect((await cms.call('/api/alerts/sign-up', { json: whole })).status).toBe(403);
      for (const wrong of [
        { ...whole, address: 'pat' },
        { ...whole, topic: 'theme:unknown' },
        { ...whole, pace: 'hourly' },
        { ...whole, more: 1 },
      ]) {
        const answer = await call('sign-up', wrong);
        expect(answer.status).toBe(400);
        expect(answer.text).not.toContain('pat');
      }
      expect((await call('stop', { token: 'short' })).status).toBe(400);
      expect(await subscriptions()).toEqual([]);
    });
  });
}
