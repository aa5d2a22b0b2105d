import type { Core } from '@strapi/strapi';
import { readLedger, writeLedger, type Ledger, type LedgerEntry } from './ledger';
import type { OnProgress } from './load-demonstration';
import { loadStarter, replaceWithStarter } from './load-starter';
import { removeFile } from './upload-document';

/**
 * Removes all of the demonstration, edited or not, with its files. Review types, landing page and
 * site settings get the starter's neutral words instead, so that the site goes on and a
 * partnership's own publications keep their types. An interrupted removal goes on when called again.
 * @returns how many things were removed
 */
export async function removeDemonstration(
  strapi: Core.Strapi,
  onProgress: OnProgress = () => undefined,
): Promise<number> {
  const ledger = await readLedger(strapi);
  if (!ledger || ledger.state === 'removed') return 0;
  ledger.state = 'removing';
  await writeLedger(strapi, ledger);
  const total = ledger.entries.length + ledger.files.length;
  let done = 0;
  // What points at others goes first, so that nothing published ever points at nothing.
  for (const entry of [...ledger.entries].reverse()) {
    await removeEntry(strapi, ledger, entry);
    onProgress((done += 1), total, entry.key);
  }
  for (const { key, id } of [...ledger.files]) {
    await removeFile(strapi, id);
    ledger.files = ledger.files.filter((file) => file.id !== id);
    await writeLedger(strapi, ledger);
    onProgress((done += 1), total, key);
  }
  await loadStarter(strapi);
  await writeLedger(strapi, { state: 'removed', entries: [], files: [] });
  return total;
}

async function removeEntry(strapi: Core.Strapi, ledger: Ledger, entry: LedgerEntry): Promise<void> {
  const { key, uid, documentId } = entry;
  const rest = ledger.entries.filter((other) => other.key !== key);
  await strapi.db.transaction(async () => {
    const isThere = (await strapi.db.query(uid).count({ where: { documentId } })) > 0;
    if (isThere && !(await replaceWithStarter(strapi, key, documentId))) {
      await strapi.documents(uid as never).delete({ documentId } as never);
    }
    await writeLedger(strapi, { ...ledger, entries: rest });
  });
  ledger.entries = rest;
}
