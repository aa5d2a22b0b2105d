import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createEntry } from './example-entries';
import { MailServer } from './mail-server';
import type { Started } from './readers-of-alerts';
import { RunningCms, type Role } from './running-cms';

/**
 * A CMS with a mail server for the tests of one file, without mails, alerts, alarms and receipts
 * before each of them.
 */
export function withMailServer() {
  const started = { mail: new MailServer() } as Started;
  const { mail } = started;
  const table = (name: string) => started.cms.strapi.db.connection(name);

  beforeAll(async () => {
    started.cms = await RunningCms.start({
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(await mail.open()),
      SMTP_FROM: 'reviews@example.org',
      // Nothing listens there.
      SITE_URL: 'http://127.0.0.1:9',
    });
    const { strapi } = started.cms;
    const type = await createEntry(strapi, 'api::review-type.review-type', {}, 'published');
    started.types = [type.documentId];
  });

  afterAll(async () => {
    await started.cms.stop();
    await mail.close();
  });

  beforeEach(async () => {
    for (const name of ['receipts', 'alarms', 'mails', 'alert_subscriptions']) {
      await table(name).delete();
    }
    mail.mood = 'takes';
    mail.received.length = 0;
    mail.gone.clear();
    mail.tries = 0;
  });

  const addressOf = (role: Role) => started.cms.signInDetails(role).email;

  const idOf = async (role: Role): Promise<number> => {
    const where = { email: addressOf(role) };
    const user = await started.cms.strapi.db.query('admin::user').findOne({ where });
    return Number(user.id);
  };

  const queue = async (key: string, role: Role = 'Author'): Promise<void> => {
    const { queueMail } =
      started.cms.built<typeof import('../src/mailing/outbox')>('mailing/outbox');
    const words = { subject: 'A test', text: 'Words – with a dash.' };
    await queueMail(started.cms.strapi, { key, userId: await idOf(role), ...words });
  };

  return Object.assign(started, {
    addressOf,
    idOf,
    queue,
    sentTo: () => mail.received.flatMap(({ to }) => to).sort(),
    rows: () => table('mails').select(),
    /** As if the next try of each were due. */
    hurry: () => table('mails').where({ state: 'queued' }).update({ next_attempt_at: '2000' }),
  });
}
