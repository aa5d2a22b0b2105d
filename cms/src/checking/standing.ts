import type { Core } from '@strapi/strapi';
import type { CheckReport, Finding } from 'document-checks';
import type { EntryRef } from '../withdrawing/entry-ref';
import { findCheck, type CheckRow } from './check-rows';
import type { DocumentOfEntry } from './documents-of-entry';
import { overriddenFindings } from './override/rows';
import { openReport } from './reports';
import { virusStanding, type VirusStanding } from './viruses/may-leave';
import { documentCheck, type NamesOfEntry } from './what-to-check';

/** How it stands with a document of an entry. */
export interface DocumentStanding {
  document: DocumentOfEntry;
  /** Null where nobody has asked for its check yet. */
  row: CheckRow | null;
  /** Of these bytes by this version of the checks; null while there is none. */
  report: CheckReport | null;
  /** What keeps it from being published, without what a second person has let through. */
  blocks: Finding[];
  virus: VirusStanding;
}

export async function standingOfDocument(
  strapi: Core.Strapi,
  entry: EntryRef,
  document: DocumentOfEntry,
  names: NamesOfEntry,
): Promise<DocumentStanding> {
  const check = documentCheck(document.file, names);
  const row = check && (await findCheck(strapi, check.key));
  const opened = openReport(row);
  // A result of other bytes is no result of these, whatever the database says.
  const report = opened?.file.sha256 === check?.sha256 ? opened : null;
  const virus = await virusStanding(strapi, document.file.hash);
  const blocks = report ? await blocksOf(strapi, entry, report) : [];
  return { document, row: row ?? null, report, blocks, virus };
}

async function blocksOf(
  strapi: Core.Strapi,
  entry: EntryRef,
  { findings, file, checkerVersion }: CheckReport,
): Promise<Finding[]> {
  const blocks = findings.filter(({ severity }) => severity === 'block');
  if (blocks.length === 0) return [];
  const overridden = await overriddenFindings(strapi, entry, file.sha256, checkerVersion);
  return blocks.filter(({ id }) => !overridden.has(id));
}
