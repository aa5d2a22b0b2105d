import { describe, expect, it } from 'vitest';
import { createEntry } from './example-entries';
import type { ReceivedMail } from './mail-server';
import { days, linkIn, readersOf, soon, type Started } from './readers-of-alerts';

const uid = 'api::publication.publication' as const;

/** E-mail alerts of a CMS that has a mail server. */
export function describeAlerts(started: () => Started): void {
  const { table, waiting, subscriptions, to, call, signUp, subscribe, publish, round, hurry } =
    readersOf(started);

  describe('an e-mail alert', () => {
    it('begins with a link in an e-mail, comes after release, and ends by a link in it', async () => {
      expect(await signUp('Pat@Example.org')).toBe(204);
      await soon(() => to('pat@example.org').length).toBe(1);
      const [asking] = started().mail.received;
      const confirm = linkIn(asking!, 'confirm');
      expect(JSON.stringify([await subscriptions(), await table('mails').select()])).not.toContain(
        confirm,
      );
      await publish({ title: 'Before they said yes' });
      await round();
      expect((await call('confirm', { token: confirm })).status).toBe(204);
      expect((await call('confirm', { token: confirm })).status).toBe(204);
      const [{ id: _, confirm_hash: __, stop_hash: ___, ...kept }] = await subscriptions();
      expect(kept).toEqual({
        address: 'pat@example.org',
        topic: 'everything',
        pace: 'at-once',
        asked_at: null,
        is_confirmed: expect.toSatisfy(Boolean),
        sent_round: expect.any(Number),
        due_at: null,
        refusals: 0,
        refused_at: null,
      });

      const draft = { title: 'Family Q', types: started().types };
      const { documentId } = await createEntry(started().cms.strapi, uid, draft);
      await round();
      expect(await waiting()).toEqual([]);
      await started().cms.strapi.documents(uid).publish({ documentId });
      await round();
      await round();
      await soon(() => to('pat@example.org').length).toBe(2);
      const news = to('pat@example.org')[1]!;
      expect(subjectOf(news)).toBe('A new publication');
      expect(news.source).toContain('Family Q');
      expect(news.source).toContain('/learning-reviews/publications/');
      expect(news.source).not.toMatch(/Made for a test|Before they said yes/);
      const stop = linkIn(news, 'stop');
      const header = unfolded(news);
      expect(header).toContain(`List-Unsubscribe: <http://127.0.0.1:9/alerts/stop/${stop}>`);
      expect(header).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
      await soon(waiting).toEqual([]);

      expect((await call('stop', { token: stop })).status).toBe(204);
      expect((await call('stop', { token: stop })).status).toBe(204);
      expect(await subscriptions()).toEqual([]);
      await publish({});
      await round();
      expect(await waiting()).toEqual([]);
      expect(to('pat@example.org')).toHaveLength(2);
      const trail = JSON.stringify(await table('audit_events').select());
      expect(trail).not.toContain('pat@example');
    });

    it('is of the type or the theme that was chosen, once a day or a week in one e-mail', async () => {
      const { strapi } = started().cms;
      const theme = await createEntry(strapi, 'api::theme.theme', { name: 'Neglect' }, 'published');
      const type = started().types[0]!;
      const other = await createEntry(strapi, 'api::review-type.review-type', {}, 'published');
      await subscribe('theme@example.org', `theme:${theme.documentId}`);
      await subscribe('type@example.org', `type:${type}`, 'daily');
      await subscribe('week@example.org', 'everything', 'weekly');
      await publish({ title: 'One', themes: [theme.documentId] });
      await publish({ title: 'Two', types: [other.documentId] });
      await publish({ title: 'Three' });
      await round();
      await soon(() => to('theme@example.org').length).toBe(1);
      expect(to('theme@example.org')[0]!.source).toMatch(/^One\r?$/m);
      expect(to('type@example.org')).toEqual([]);
      const tomorrow = new Date(Date.now() + days);
      await round(tomorrow);
      await round(tomorrow);
      await soon(() => to('type@example.org').length).toBe(1);
      const ofType = to('type@example.org')[0]!;
      expect(subjectOf(ofType)).toBe('2 new publications');
      expect(ofType.source).toMatch(/One[^]*Three/);
      expect(ofType.source).not.toContain('Two');
      await round(new Date(Date.now() + 8 * days));
      await soon(() => to('week@example.org').length).toBe(1);
      expect(subjectOf(to('week@example.org')[0]!)).toBe('3 new publications');
      await soon(waiting).toEqual([]);
      expect(started().mail.received).toHaveLength(3);
    });

    it('does not tell of what was taken off meanwhile, nor again of what comes back', async () => {
      await subscribe('pat@example.org');
      started().mail.mood = 'refuses for now';
      const { documentId } = await publish({});
      await round();
      await soon(async () => (await waiting())[0]?.last_error).toBe('EENVELOPE 451');
      await started().cms.strapi.documents(uid).unpublish({ documentId });
      started().mail.mood = 'takes';
      await hurry();
      await soon(waiting).toEqual([]);
      await started().cms.strapi.documents(uid).publish({ documentId });
      await round();
      expect(await waiting()).toEqual([]);
      expect(started().mail.received).toEqual([]);
    });

    it('is looked for by reading alone, until something changed or somebody is due', async () => {
      const { cms } = started();
      const { watchForRounds } =
        cms.built<typeof import('../src/alerts/watch-for-rounds')>('alerts/watch-for-rounds');
      const { readRevision } =
        cms.built<typeof import('../src/published/revision')>('published/revision');
      const watch = watchForRounds(cms.strapi);
      const isDue = async (at: Date) => (await watch.due(at)) !== null;
      const noteDone = async (at: Date) =>
        watch.noteDone(await readRevision(cms.strapi, 'site'), at);
      const now = new Date();
      expect(await isDue(now)).toBe(true);
      await noteDone(now);
      expect(await isDue(now)).toBe(false);
      await publish({});
      expect(await isDue(now)).toBe(true);
      await noteDone(now);
      expect(await isDue(now)).toBe(false);
      expect(await isDue(new Date(now.getTime() + 10 * 60_000))).toBe(true);

      // At times of which the rounds of the CMS itself know nothing.
      await subscribe('pat@example.org', 'everything', 'daily');
      expect(await signUp('late@example.org')).toBe(204);
      for (const at of [new Date(now.getTime() + days), new Date(now.getTime() + 4 * days)]) {
        await noteDone(at);
        expect(await isDue(at)).toBe(true);
        await round(at);
        expect(await isDue(at)).toBe(false);
        await table('alert_subscriptions').where({ address: 'pat@example.org' }).delete();
      }
      expect(await subscriptions()).toEqual([]);

      const asked: string[] = [];
      const note = ({ sql }: { sql: string }) => void asked.push(sql);
      cms.strapi.db.connection.on('query', note);
      await noteDone(now);
      await watch.due(now);
      cms.strapi.db.connection.off('query', note);
      expect(asked.join()).toContain('alert_subscriptions');
      expect(asked.filter((sql) => /^(?:update|insert|delete)/i.test(sql))).toEqual([]);
    });

    /** Publishes, and has what is refused tried for the fifth time. */
    async function publishInVain(reason: string, refused: number) {
      await publish({});
      await round();
      const errors = async () => (await waiting()).map(({ last_error }) => last_error);
      await soon(errors).toEqual(Array<string>(refused).fill(reason));
      await table('mails').update({ attempts: 4, next_attempt_at: '2000' });
    }

    it('ends by itself when the mailbox is gone: on three days, while others get theirs', async () => {
      await subscribe('pat@example.org');
      await subscribe('gone@example.org');
      started().mail.gone.add('gone@example.org');
      const gone = () => table('alert_subscriptions').where({ address: 'gone@example.org' });
      for (const refusals of [1, 1, 2]) {
        await publishInVain('EENVELOPE 550 5.1.1', 1);
        await soon(async () => (await waiting())[0]?.attempts).toBe(0);
        const [mail] = await waiting();
        expect(Date.parse(mail.next_attempt_at) - Date.now()).toBeGreaterThan(0.9 * days);
        expect(await gone()).toEqual([expect.objectContaining({ refusals })]);
        await table('mails').delete();
        // The second e-mail is of the day of the first.
        const isFirst = to('pat@example.org').length === 1;
        const refused_at = new Date(Date.now() - 2 * days).toISOString();
        if (!isFirst) await gone().update({ refused_at });
      }
      await publishInVain('EENVELOPE 550 5.1.1', 1);
      await soon(gone).toEqual([]);
      expect(await waiting()).toEqual([]);
      expect(to('pat@example.org')).toHaveLength(4);
      expect(await table('alarms').select()).toEqual([]);
    });

    it('that is taken shows that the mailbox is there', async () => {
      await subscribe('pat@example.org');
      await table('alert_subscriptions').update({ refusals: 2, refused_at: '2026-01-01' });
      await publish({});
      await round();
      await soon(waiting).toEqual([]);
      expect(await subscriptions()).toEqual([
        expect.objectContaining({ refusals: 0, refused_at: null }),
      ]);
    });

    it.each([
      ['refuses the sender', 'EENVELOPE 550 5.1.1'],
      ['refuses by policy', 'EENVELOPE 554 5.7.1'],
      ['has no mailbox', 'EENVELOPE 550 5.1.1'],
    ] as const)(
      'of a server that %s is an alarm, and ends nobody’s alerts',
      async (mood, reason) => {
        const readers = ['pat@example.org', 'sam@example.org'];
        for (const reader of readers) await subscribe(reader);
        const { mail } = started();
        if (mood === 'has no mailbox') for (const reader of readers) mail.gone.add(reader);
        else mail.mood = mood;
        await table('alert_subscriptions').update({ refusals: 2, refused_at: '2026-01-01' });
        await publishInVain(reason, 2);
        const alerts = () => table('mails').whereNotNull('alert_of');
        await soon(async () => (await alerts()).map(({ attempts }) => attempts)).toEqual([5, 5]);
        const open = () => table('alarms').whereNull('cleared_at').where({ key: 'alerts-failing' });
        await soon(open).toEqual([
          expect.objectContaining({ text: expect.stringContaining(`(${reason})`) }),
        ]);
        expect(await subscriptions()).toHaveLength(2);
        mail.mood = 'takes';
        mail.gone.clear();
        await hurry();
        await soon(alerts).toEqual([]);
        await soon(open).toEqual([]);
        for (const reader of readers) expect(to(reader)).toHaveLength(1);
      },
    );

    it('that is given up after a week leaves the alerts', async () => {
      await subscribe('pat@example.org');
      started().mail.mood = 'refuses by policy';
      await publishInVain('EENVELOPE 554 5.7.1', 1);
      await table('mails').update({ queued_at: '2026-01-01', next_attempt_at: '2000' });
      await soon(() => table('mails').whereNotNull('alert_of')).toEqual([]);
      expect(await subscriptions()).toHaveLength(1);
    });
  });
}

/** Headers may be folded over several lines (RFC 5322). */
function unfolded({ source }: ReceivedMail): string {
  return source.replace(/\r?\n[ \t]+/g, ' ');
}

function subjectOf(mail: ReceivedMail): string | undefined {
  return /^Subject: (.*)$/m.exec(unfolded(mail))?.[1];
}
