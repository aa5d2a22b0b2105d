import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CmsProcess } from './cms-process';
import { withMailServer } from './mailing-cms';
import { readersOf, soon } from './readers-of-alerts';

const started = withMailServer();
const { mail, rows, queue, hurry } = started;

describe('an e-mail', () => {
  it('that a server may have taken goes out again under the same id', async () => {
    mail.mood = 'takes, and breaks the line';
    await queue('broken');
    await soon(() => mail.received.length).toBe(1);
    await soon(async () => (await rows())[0]?.last_error).not.toBeNull();
    mail.mood = 'takes';
    await mail.open();
    await hurry();
    await soon(async () => (await rows())[0]?.state).toBe('sent');
    expect(mail.received.length).toBe(2);
    const ids = new Set(mail.received.map(({ messageId }) => messageId));
    expect([...ids]).toEqual([expect.stringMatching(/^<[0-9a-f]{40}@example\.org>$/)]);
  });

  it('is sent once by several processes', async () => {
    const { startMailing } =
      started.cms.built<typeof import('../src/mailing/send-mails')>('mailing/send-mails');
    const stops = [
      startMailing(started.cms.strapi),
      startMailing(started.cms.strapi),
      startMailing(started.cms.strapi),
    ];
    try {
      for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) await queue(key);
      await soon(() => mail.received.length).toBe(6);
      await pause(1500);
      expect(mail.tries).toBe(6);
    } finally {
      await Promise.all(stops.map((stop) => stop()));
    }
  });
});

describe('an e-mail alert', () => {
  const { waiting, to, subscribe, publish, round } = readersOf(() => started);

  it('that a server may have taken goes out once more, under the same id', async () => {
    await subscribe('pat@example.org');
    mail.mood = 'takes, and breaks the line';
    await publish({});
    await round();
    await soon(() => mail.received.length).toBe(1);
    await soon(async () => (await waiting())[0]?.last_error).not.toBeNull();
    mail.mood = 'takes';
    await mail.open();
    await hurry();
    await soon(waiting).toEqual([]);
    expect(mail.received).toHaveLength(2);
    expect(new Set(mail.received.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it(
    'of a CMS that is killed before it keeps that a server took it goes out once more, under the same id',
    { timeout: 240_000 },
    async () => {
      await subscribe('pat@example.org');
      const { cms } = started;
      const { settings } = cms.built<typeof import('../src/settings')>('settings');
      const server = settings().mail;
      const other = await CmsProcess.start();
      try {
        // This one sends nothing, so that the other one does.
        settings().mail = null;
        mail.mood = 'takes, and does not say so';
        await publish({});
        const taken = () => to('pat@example.org').length;
        await expect.poll(taken, { timeout: 120_000 }).toBe(1);
      } finally {
        await other.end('SIGKILL');
        settings().mail = server;
        mail.mood = 'takes';
      }
      const [left] = await waiting();
      expect(left).toMatchObject({ state: 'queued', attempts: 1, last_error: null });
      await hurry();
      await soon(waiting).toEqual([]);
      await round();
      await pause(1500);
      const received = to('pat@example.org');
      expect(received).toHaveLength(2);
      expect(received[1]?.messageId).toMatch(/^<[0-9a-f]{40}@example\.org>$/);
      expect(received[1]?.messageId).toBe(received[0]?.messageId);
    },
  );
});
