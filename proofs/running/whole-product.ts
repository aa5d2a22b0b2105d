import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MailServer } from '../../cms/tests/mail-server.ts';
import { startPostgresServer } from '../../cms/tests/start-postgres.ts';
import { type Admin, adminOf } from '../../scripts/run/admin-for-tests.ts';
import { freePort } from '../../scripts/run/ports.ts';
import { type ProductForTests, startProductForTests } from '../../scripts/run/product-for-tests.ts';
import type { Secrets } from '../../scripts/run/secrets.ts';

export type DatabaseKind = 'SQLite' | 'PostgreSQL';

/** The real CMS and the real site as processes of their own, with the starter content. */
export interface WholeProduct extends ProductForTests {
  database: DatabaseKind;
  /** The DATA_DIR of both. */
  dataDir: string;
  /** Where withdrawals are kept, beside it. */
  withdrawalsDir: string;
  approver: Admin;
  author: Admin;
  secrets: Secrets;
  postgres: PostgresServer | undefined;
  /** Empty on SQLite. */
  databaseUrl: string;
  /** Takes the e-mails of the CMS. */
  mail: MailServer;
}

export type PostgresServer = Awaited<ReturnType<typeof startPostgresServer>>;

/** The name of the database in the server of a proof. */
export const databaseName = 'proofs';

/** Starts everything on free ports. `stop` ends all of it and removes the folder. */
export async function startWholeProduct(database: DatabaseKind): Promise<WholeProduct> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'proofs-'));
  const postgres = database === 'PostgreSQL' ? await startPostgresServer() : undefined;
  const mail = await startMailServer();
  await postgres?.run(`CREATE DATABASE ${databaseName}`);
  const databaseUrl = postgres?.url.replace(/\/postgres$/, `/${databaseName}`) ?? '';
  const product = await startProductForTests({
    dataDir,
    cmsPort: await freePort(),
    webPort: await freePort(),
    demo: false,
    databaseUrl,
  });
  const cms = { cmsUrl: product.cmsUrl, dataDir };
  return {
    ...product,
    database,
    dataDir,
    withdrawalsDir: `${dataDir}-withdrawals`,
    postgres,
    databaseUrl,
    mail,
    approver: adminOf(cms, 'approver'),
    author: adminOf(cms, 'author'),
    secrets: JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')) as Secrets,
    async stop() {
      await product.stop();
      await postgres?.stop();
      await mail.close();
      for (const folder of [dataDir, `${dataDir}-withdrawals`]) {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Every process that this one starts from now on sends its e-mails there. */
async function startMailServer(): Promise<MailServer> {
  const mail = new MailServer();
  const port = await mail.open();
  const settings = {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(port),
    SMTP_FROM: 'cms@example.org',
  };
  Object.assign(process.env, settings);
  return mail;
}
