import { createRequire } from 'node:module';
import { checkerVersion, type CheckReport, type Finding } from 'document-checks';

type Built = typeof import('../src/checking/run-document-check');

const require = createRequire(import.meta.url);

/**
 * Has the built CMS find nothing wrong with any file, and at once: for tests that are about
 * something else. It queues, keeps and asks for results as ever.
 */
export function standInForChecker(): void {
  answerFromNowOn(clearReport);
}

/** What `standInThatBlocks` finds. */
export const blockingFinding: Finding = {
  id: 'found-for-a-test',
  kind: 'text-under-dark-box',
  severity: 'block',
  title: 'Made for a test.',
  explanation: 'Made for a test.',
  mending: {},
  places: [],
  more: 0,
  text: null,
  maskedText: null,
};

/** The same, but finds one thing in every file for which it may not be published. */
export function standInThatBlocks(): void {
  answerFromNowOn((sha256) => ({
    ...clearReport(sha256),
    verdict: 'blocked',
    findings: [blockingFinding],
  }));
}

function answerFromNowOn(reportOn: (sha256: string) => CheckReport): void {
  const built: {
    runDocumentCheck: Built['runDocumentCheck'];
  } = require('../dist/src/checking/run-document-check.js');
  built.runDocumentCheck = async (_strapi, { sha256 }) => ({
    report: reportOn(sha256),
    text: null,
  });
}

function clearReport(sha256: string): CheckReport {
  return {
    checkerVersion,
    file: { name: 'file', bytes: 1, sha256, format: null },
    verdict: 'clear',
    unchecked: null,
    pages: null,
    findings: [],
    names: [],
    accessibility: [],
    tookMs: 0,
  };
}
