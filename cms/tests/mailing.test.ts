import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptAnswer } from '../src/receipts/answers';
import { describeAlerts } from './alert-cases';
import { describeAlertSignUps } from './alert-sign-up-cases';
import { createEntry } from './example-entries';
import { withMailServer } from './mailing-cms';
import { makeReceipt } from './make-receipt';
import { soon } from './readers-of-alerts';

const uid = 'api::publication.publication' as const;
const started = withMailServer();
const { mail, addressOf, idOf, sentTo, rows, queue, hurry } = started;

let alarming: typeof import('../src/alarms/alarms');

beforeAll(() => {
  alarming = started.cms.built<typeof import('../src/alarms/alarms')>('alarms/alarms');
});

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
    await started.cms.strapi.db
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

  it('that is refused again and again is an alarm, which ends when it is taken', async () => {
    mail.mood = 'refuses';
    await queue('refused');
    await soon(async () => (await rows())[0]?.last_error).toBe('EENVELOPE 550');
    expect(await alarming.openAlarms(started.cms.strapi)).toEqual([]);
    const attempts = 4;
    await started.cms.strapi.db.connection('mails').update({ attempts, next_attempt_at: '2000' });
    const texts = async () =>
      (await alarming.openAlarms(started.cms.strapi)).map(({ text }) => text);
    await soon(async () => (await texts())[0]).toContain(
      'refuses the e-mail address of one account',
    );
    expect((await texts()).join('')).not.toContain('@');
    mail.mood = 'takes';
    await hurry();
    await soon(texts).toEqual([]);
  });

  it('is not sent to an account that was blocked meanwhile', async () => {
    const users = started.cms.strapi.db.query('admin::user');
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

describeAlerts(() => started);
describeAlertSignUps(() => started);

describe('an alarm', () => {
  it('is told to each approver once, those of one moment in one e-mail', async () => {
    await started.cms.strapi.db.transaction(async () => {
      await alarming.raiseAlarm(started.cms.strapi, {
        key: 'one',
        text: 'The first thing is wrong.',
      });
      await alarming.raiseAlarm(started.cms.strapi, {
        key: 'two',
        text: 'The second thing is wrong.',
      });
    });
    const approvers = [addressOf('Administrator'), addressOf('Approver')].sort();
    await soon(sentTo).toEqual(approvers);
    for (const { source } of mail.received) {
      expect(source).toContain('The first thing is wrong.');
      expect(source).toContain('The second thing is wrong.');
    }
    await alarming.raiseAlarm(started.cms.strapi, {
      key: 'one',
      text: 'The first thing is still wrong.',
    });
    await pause(2500);
    expect(sentTo()).toEqual(approvers);
    await alarming.clearAlarm(started.cms.strapi, 'one');
    await alarming.raiseAlarm(started.cms.strapi, {
      key: 'one',
      text: 'The first thing is wrong again.',
    });
    await soon(sentTo).toEqual([...approvers, ...approvers].sort());
  });

  it('that is over before anybody was told is told to nobody', async () => {
    await started.cms.strapi.db.transaction(async () => {
      await alarming.raiseAlarm(started.cms.strapi, { key: 'one', text: 'Something was wrong.' });
      await alarming.clearAlarm(started.cms.strapi, 'one');
    });
    await pause(2500);
    expect(mail.received).toEqual([]);
  });
});

describe('a receipt', () => {
  async function release(documentId: string, wantsReceipt: number[]): Promise<string> {
    const now = new Date();
    const entries = [{ uid, documentId }];
    const times = { dueAt: now, doneAt: now };
    return makeReceipt(started.cms, { releaseId: 'r', ...times, entries, wantsReceipt });
  }

  it('goes to who asked for it, once what became of the release is known', async () => {
    const { documentId } = await createEntry(
      started.cms.strapi,
      uid,
      { types: started.types },
      'published',
    );
    await started.cms.strapi.db.connection('receipts').delete();
    const id = await release(documentId, [await idOf('Author'), await idOf('Approver')]);
    await pause(1500);
    expect(mail.received).toEqual([]);
    await started.cms.strapi.documents(uid).unpublish({ documentId });
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
