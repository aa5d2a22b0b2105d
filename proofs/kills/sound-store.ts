import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WholeProduct } from '../running/whole-product.ts';

/**
 * Looks at what lies on the disk after the CMS has started again.
 *
 * @returns one line for each thing that is not whole
 */
export async function faultsOnDisk(product: WholeProduct): Promise<string[]> {
  return [
    ...faultsOfDocuments(product),
    ...faultsOfUploads(product),
    ...faultsOfTombstones(product),
    ...faultsOfDatabase(product),
    ...(await filesThatAreLost(product)),
  ];
}

/** Names in the store begin with the hash of the content, so half a file gives itself away. */
function faultsOfDocuments({ dataDir }: WholeProduct): string[] {
  const folder = path.join(dataDir, 'documents');
  return namesIn(folder).flatMap((name) => {
    if (name.startsWith('.')) return [`documents/${name} is left of an upload`];
    const sha256 = createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex');
    return name.startsWith(sha256) ? [] : [`documents/${name} is not the whole file`];
  });
}

function faultsOfUploads({ dataDir }: WholeProduct): string[] {
  return namesIn(path.join(dataDir, 'uploading')).map((name) => `uploading/${name} is left over`);
}

function faultsOfTombstones({ withdrawalsDir }: WholeProduct): string[] {
  const others = ['public', 'audit-heads', 'document-checks.key'];
  const names = namesIn(withdrawalsDir).filter((name) => !others.includes(name));
  return names.flatMap((name) => {
    if (name.startsWith('.')) return [`withdrawals: ${name} is left over`];
    try {
      JSON.parse(readFileSync(path.join(withdrawalsDir, name), 'utf8'));
      return [];
    } catch {
      return [`withdrawals: ${name} is not whole`];
    }
  });
}

/** https://sqlite.org/pragma.html#pragma_integrity_check; PostgreSQL keeps itself whole. */
function faultsOfDatabase({ dataDir, database }: WholeProduct): string[] {
  if (database !== 'SQLite') return [];
  const opened = new DatabaseSync(path.join(dataDir, 'cms.sqlite'), { readOnly: true });
  try {
    const rows = [
      ...opened.prepare('PRAGMA integrity_check').all(),
      ...opened.prepare('PRAGMA foreign_key_check').all(),
    ];
    return rows.map((row) => Object.values(row).join(' ')).filter((line) => line !== 'ok');
  } finally {
    opened.close();
  }
}

/** Every file that the media library knows must be there. */
async function filesThatAreLost({ approver, dataDir }: WholeProduct): Promise<string[]> {
  const { results } = await approver.call<{ results: { hash: string; ext: string }[] }>(
    'GET',
    '/upload/files?pageSize=100&sort=createdAt:DESC',
  );
  return results
    .map(({ hash, ext }) => path.join(dataDir, 'documents', hash + ext))
    .filter((file) => !existsSync(file))
    .map((file) => `${file} is in the media library and not on the disk`);
}

export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
