import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReceiptAnswer } from '../src/receipts/answers';
import { describeAlerts } from './alert-cases';
import { describeAlertSignUps } from './alert-sign-up-cases';
import { createEntry } from './example-entries';
import { MailServer } from './mail-server';
import { RunningCms, type Role } from './running-cms';

const uid = 'api::publication.publication' as const;
const mail = new MailServer();

/** Patient, since other work may keep the machine busy. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 });

let cms: RunningCms;
let types: string[];
let outbox: typeof import('../src/mailing/outbox');
let alarming: typeof import('../src/alarms/alarms');

beforeAll(async () => {
  cms = await RunningCms.start({
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(await mail.open()),
    SMTP_FROM: 'reviews@example.org',
    // Nothing listens there.
    SITE_URL: 'http://127.0.0.1:9',
  });
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  outbox = cms.built<typeof import('../src/mailing/outbox')>('mailing/outbox');
  alarming = cms.built<typeof import('../src/alarms/alarms')>('alarms/alarms');
});

afterAll(async () => {
  await cms.stop();
  await mail.close();
});

beforeEach(async () => {
  await cms.strapi.db.connection('receipts').delete();
  await cms.strapi.db.connection('alarms').delete();
  await cms.strapi.db.connection('mails').delete();
  mail.mood = 'takes';
  mail.received.length = 0;
  mail.gone.clear();
  mail.tries = 0;
});

const addressOf = (role: Role) => cms.signInDetails(role).email;

async function idOf(role: Role): Promise<number> {
  const user = await cms.strapi.db
    .query('admin::user')
    .findOne({ where: { email: addressOf(role) } });
  return Number(user.id);
}

const sentTo = () => mail.received.flatMap(({ to }) => to).sort();
const rows = () => cms.strapi.db.connection('mails').select();

async function queue(key: string, role: Role = 'Author'): Promise<void> {
  const userId = await idOf(role);
  const words = { subject: 'A test', text: 'Words – with a dash.' };
  await outbox.queueMail(cms.strapi, { key, userId, ...words });
}

/** As if its next try were due. */
async function hurry(): Promise<void> {
  await cms.strapi.db
    .connection('mails')
    .where({ state: 'queued' })
    .update({ next_attempt_at: '2000' });
}

describe('an e-mail', () => {
  it('goes out once, to the address that the account has then, and its words are not kept', async () => {
    await queue('once');
    await queue('once');
    await soon(async () => (await rows())[0]?.state).toBe('sent');
    await pause(1500);
    expect(sentTo()).toEqual([addressOf('Author')]);
    const [received] = mail.received;
    expect(received?.source).toContain('From: reviews@example.org');
    expect(received?.source).toContain('Subject: Learning reviews: A test');
    expect(received?.source).not.toContain('text/html');
    expect(await rows()).toEqual([expect.objectContaining({ body: '', attachment: null })]);
    expect(JSON.stringify(await rows())).not.toContain(addressOf('Author'));
  });

  it('is not queued by what is rolled back', async () => {
    await cms.strapi.db
      .transaction(async () => {
        await queue('rolled-back');
        throw new Error('rolled back');
      })
      .catch((error: Error) => expect(error.message).toBe('rolled back'));
    await pause(1500);
    expect(mail.received).toEqual([]);
  });

  it('is tried again, with growing pauses, until a server that is busy takes it', async () => {
    mail.mood = 'refuses for now';
    await queue('busy');
    await soon(async () => (await rows())[0]?.last_error).toBe('EENVELOPE 451');
    const pauseOf = async () => {
      const [row] = await rows();
      return Date.parse(row.next_attempt_at) - Date.now();
    };
    expect(await pauseOf()).toBeGreaterThan(1000);
    expect(await pauseOf()).toBeLessThan(5001);
    await hurry();
    await soon(async () => (await rows())[0]?.attempts).toBe(2);
    await soon(pauseOf).toBeLessThan(10_001);
    expect(await pauseOf()).toBeGreaterThan(5000);
    mail.mood = 'takes';
    await hurry();
    await soon(async () => (await rows())[0]?.state).toBe('sent');
    expect(sentTo()).toEqual([addressOf('Author')]);
  });

  it('waits for a server that is away, without being lost', async () => {
    await mail.close();
    try {
      await queue('away');
      await soon(async () => (await rows())[0]?.last_error).toMatch(/^E[A-Z]+/);
      expect((await rows())[0]?.state).toBe('queued');
    } finally {
      await mail.open();
    }
    await hurry();
    await soon(async () => (await rows())[0]?.state).toBe('sent');
    expect(sentTo()).toEqual([addressOf('Author')]);
  });

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
      cms.built<typeof import('../src/mailing/send-mails')>('mailing/send-mails');
    const stops = [startMailing(cms.strapi), startMailing(cms.strapi), startMailing(cms.strapi)];
    try {
      for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) await queue(key);
      await soon(() => mail.received.length).toBe(6);
      await pause(1500);
      expect(mail.tries).toBe(6);
    } finally {
      await Promise.all(stops.map((stop) => stop()));
    }
  });

  it('that is refused again and again is an alarm, which ends when it is taken', async () => {
    mail.mood = 'refuses';
    await queue('refused');
    await soon(async () => (await rows())[0]?.last_error).toBe('EENVELOPE 550');
    expect(await alarming.openAlarms(cms.strapi)).toEqual([]);
    const attempts = 4;
    await cms.strapi.db.connection('mails').update({ attempts, next_attempt_at: '2000' });
    const texts = async () => (await alarming.openAlarms(cms.strapi)).map(({ text }) => text);
    await soon(async () => (await texts())[0]).toContain(
      'refuses the e-mail address of one account',
    );
    expect((await texts()).join('')).not.toContain('@');
    mail.mood = 'takes';
    await hurry();
    await soon(texts).toEqual([]);
  });

  it('is not sent to an account that was blocked meanwhile', async () => {
    const users = cms.strapi.db.query('admin::user');
    const id = await idOf('Author');
    await users.update({ where: { id }, data: { blocked: true } });
    try {
      await queue('blocked');
      await soon(async () => (await rows())[0]?.state).toBe('nobody');
      expect(sentTo()).not.toContain(addressOf('Author'));
    } finally {
      await users.update({ where: { id }, data: { blocked: false } });
    }
  });
});

describeAlerts(() => ({ cms, mail, types }));
describeAlertSignUps(() => ({ cms, mail, types }));

describe('an alarm', () => {
  it('is told to each approver once, those of one moment in one e-mail', async () => {
    await cms.strapi.db.transaction(async () => {
      await alarming.raiseAlarm(cms.strapi, { key: 'one', text: 'The first thing is wrong.' });
      await alarming.raiseAlarm(cms.strapi, { key: 'two', text: 'The second thing is wrong.' });
    });
    const approvers = [addressOf('Administrator'), addressOf('Approver')].sort();
    await soon(sentTo).toEqual(approvers);
    for (const { source } of mail.received) {
      expect(source).toContain('The first thing is wrong.');
      expect(source).toContain('The second thing is wrong.');
    }
    await alarming.raiseAlarm(cms.strapi, { key: 'one', text: 'The first thing is still wrong.' });
    await pause(2500);
    expect(sentTo()).toEqual(approvers);
    await alarming.clearAlarm(cms.strapi, 'one');
    await alarming.raiseAlarm(cms.strapi, { key: 'one', text: 'The first thing is wrong again.' });
    await soon(sentTo).toEqual([...approvers, ...approvers].sort());
  });

  it('that is over before anybody was told is told to nobody', async () => {
    await cms.strapi.db.transaction(async () => {
      await alarming.raiseAlarm(cms.strapi, { key: 'one', text: 'Something was wrong.' });
      await alarming.clearAlarm(cms.strapi, 'one');
    });
    await pause(2500);
    expect(mail.received).toEqual([]);
  });
});

describe('a receipt', () => {
  async function release(documentId: string, wantsReceipt: number[]): Promise<string> {
    const { makeReceipt } = cms.built<typeof import('../src/receipts/make')>('receipts/make');
    const now = new Date();
    const entries = [{ uid, documentId }];
    const times = { dueAt: now, doneAt: now };
    return makeReceipt(cms.strapi, { releaseId: 'r', ...times, entries, wantsReceipt });
  }

  it('goes to who asked for it, once what became of the release is known', async () => {
    const { documentId } = await createEntry(cms.strapi, uid, { types }, 'published');
    await cms.strapi.db.connection('receipts').delete();
    const id = await release(documentId, [await idOf('Author'), await idOf('Approver')]);
    await pause(1500);
    expect(mail.received).toEqual([]);
    await cms.strapi.documents(uid).unpublish({ documentId });
    await soon(sentTo).toEqual([addressOf('Approver'), addressOf('Author')].sort());
    const { source } = mail.received[0]!;
    expect(source).toContain('taken off');
    expect(source).not.toContain('/learning-reviews/publications/');
    const file = attachmentIn(source, `receipt-${id}.json`);
    expect(file).toMatchObject({ id, releaseId: 'r', state: 'overtaken' });
    expect(file.audit?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(file.items).toEqual([expect.objectContaining({ documentId, path: null })]);
  });
});

function attachmentIn(source: string, name: string): ReceiptAnswer {
  const part = source.split(/^--/m).find((one) => one.includes(`filename=${name}`)) ?? '';
  const [, ...body] = part.split(/\r?\n\r?\n/);
  const isBase64 = /base64/i.test(part);
  const words = body.join('\n\n');
  return JSON.parse(isBase64 ? Buffer.from(words, 'base64').toString() : words);
}
