import type { Core } from '@strapi/strapi';
import type { CheckReport } from 'document-checks';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { FindingAnswer, NameAnswer, ReportAnswer } from './answers';
import { checkedDocument } from './checks-answer';
import { idOfName, tickedNames } from './names/rows';
import { reportOf } from './one-document';
import { overridesOf, type Override } from './override/rows';
import { whyMayNotOverride } from './override/who-may-override';
import type { DocumentStanding } from './standing';

/** The report of one document for the person who asks, with all that was found masked. */
export async function reportAnswer(
  strapi: Core.Strapi,
  entry: EntryRef,
  standing: DocumentStanding,
  { mayChange, mayPublish }: { mayChange: boolean; mayPublish: boolean },
): Promise<ReportAnswer> {
  const report = reportOf(standing);
  const { sha256 } = report.file;
  const overrides = await overridesOf(strapi, entry, sha256, report.checkerVersion);
  const { findings, ...rest } = report;
  return {
    document: await checkedDocument(strapi, entry, standing),
    report: {
      ...rest,
      findings: findings.map((finding) => findingAnswer(finding, overrides)),
      names: await nameAnswers(strapi, entry, report),
      checkedAt: standing.row?.checkedAt ?? null,
    },
    whyNoOverride: await whyMayNotOverride(strapi, entry, standing, mayPublish),
    mayChange,
  };
}

function findingAnswer(
  { text, places, ...finding }: CheckReport['findings'][number],
  overrides: readonly Override[],
): FindingAnswer {
  const override = overrides.find(({ findingId }) => findingId === finding.id);
  return {
    ...finding,
    places: places.map(({ words, page, boxes }) => ({
      words,
      hasPicture: page !== null && boxes.length > 0,
    })),
    hasText: text !== null,
    override: override ? { reason: override.reason, by: override.by, at: override.at } : null,
  };
}

async function nameAnswers(
  strapi: Core.Strapi,
  entry: EntryRef,
  { names }: CheckReport,
): Promise<NameAnswer[]> {
  const ticked = await tickedNames(strapi, entry);
  return names.map(({ name, maskedName, count, pages }) => {
    const id = idOfName(entry, name);
    return { id, masked: maskedName, count, pages, decision: ticked.get(id) ?? null };
  });
}
