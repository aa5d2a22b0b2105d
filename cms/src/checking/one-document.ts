import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { CheckReport, Finding } from 'document-checks';
import type { EntryRef } from '../withdrawing/entry-ref';
import { documentsOf } from './documents-of-entry';
import { namesOf } from './queue';
import { standingOfDocument, type DocumentStanding } from './standing';

/**
 * One document of a draft, as the admin names it.
 *
 * @throws NotFoundError (404) when it is not there any more
 */
export async function oneDocument(
  strapi: Core.Strapi,
  entry: EntryRef,
  publicId: unknown,
): Promise<DocumentStanding> {
  const documents = await documentsOf(strapi, entry, 'draft');
  const document = documents.find((one) => one.publicId === publicId);
  if (!document) {
    throw new errors.NotFoundError(
      'This document is not there any more. Save the entry, or load the page again.',
    );
  }
  return standingOfDocument(strapi, entry, document, await namesOf(strapi, entry));
}

/** @throws ApplicationError (400) while it is not checked */
export function reportOf({ report }: DocumentStanding): CheckReport {
  if (report) return report;
  throw new errors.ApplicationError('This document is not checked yet. Try again in a minute.');
}

/** @throws NotFoundError (404) */
export function findingOf(report: CheckReport, id: unknown): Finding {
  const finding = report.findings.find((one) => one.id === id);
  if (finding) return finding;
  throw new errors.NotFoundError(
    'The checks have found something else by now. Close the report and open it again.',
  );
}
