import type { Core } from '@strapi/strapi';
import { makeTable, oneStatement } from '../../tables/own-table';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { seal, unseal } from '../sealed';

const table = 'check_overrides';

/** That a second person has looked at a finding, and lets the document go out with it. */
export interface Override {
  findingId: string;
  reason: string;
  by: string;
  /** ISO 8601, UTC. */
  at: string;
}

interface Row {
  uid: string;
  document_id: string;
  sha256: string;
  checker_version: string;
  finding_id: string;
  sealed: string;
  at: string;
}

/** What it is about is sealed in, so that a row cannot be used for anything else. */
type About = Pick<Row, 'uid' | 'document_id' | 'sha256' | 'checker_version' | 'finding_id'>;

export async function makeOverrideTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('sha256').notNullable();
    columns.string('checker_version').notNullable();
    columns.string('finding_id').notNullable();
    columns.text('sealed').notNullable();
    columns.string('at').notNullable();
    columns.primary(['uid', 'document_id', 'sha256', 'checker_version', 'finding_id']);
  });
}

export async function addOverride(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  { sha256, checkerVersion }: { sha256: string; checkerVersion: string },
  { findingId, reason, by, at }: Override,
): Promise<void> {
  const about: About = {
    uid,
    document_id: documentId,
    sha256,
    checker_version: checkerVersion,
    finding_id: findingId,
  };
  const row: Row = { ...about, sealed: seal(JSON.stringify({ reason, by }), textOf(about)), at };
  await oneStatement(strapi, (trx) =>
    trx(table).insert(row).onConflict(Object.keys(about)).ignore(),
  );
}

/** What was let through of exactly these bytes, in this entry, by this version of the checks. */
export async function overridesOf(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  sha256: string,
  checkerVersion: string,
): Promise<Override[]> {
  const where = { uid, document_id: documentId, sha256, checker_version: checkerVersion };
  const rows: Row[] = await oneStatement(strapi, (trx) => trx(table).where(where).orderBy('at'));
  return rows.flatMap((row) => {
    const { finding_id, sealed, at, ...rest } = row;
    const text = unseal(sealed, textOf({ ...rest, finding_id }));
    if (text === null) return [];
    const { reason, by } = JSON.parse(text) as Pick<Override, 'reason' | 'by'>;
    return [{ findingId: finding_id, reason, by, at }];
  });
}

export async function overriddenFindings(
  strapi: Core.Strapi,
  entry: EntryRef,
  sha256: string,
  checkerVersion: string,
): Promise<ReadonlySet<string>> {
  const overrides = await overridesOf(strapi, entry, sha256, checkerVersion);
  return new Set(overrides.map(({ findingId }) => findingId));
}

function textOf({ uid, document_id, sha256, checker_version, finding_id }: About): string {
  return JSON.stringify(['override', uid, document_id, sha256, checker_version, finding_id]);
}
