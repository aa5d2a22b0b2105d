import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as attempts from './approval-attempts';
import { type Attempt, creating, publishing, word, type World } from './approval-attempts';
import { type Caller, callers, type CallerName, makeCallers, writerFor } from './approval-callers';
import { EntriesForApproval } from './approval-entries';
import { standInThatBlocks } from './checker-stand-in';
import * as decisions from './decision-attempts';
import { deleting, deletingAnothers } from './decision-attempts';
import { createEntry } from './example-entries';
import { RunningCms } from './running-cms';
import * as schedule from './schedule-attempts';
import { changingRelease, proposingTakeDown } from './schedule-attempts';
import * as sharing from './sharing-attempts';

let world: World;
let asCaller: Record<CallerName, Caller>;

beforeAll(async () => {
  const cms = await RunningCms.start({}, 'as new');
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  world = { cms, entries: new EntriesForApproval(cms, type.documentId) };
  asCaller = await makeCallers(cms);
  standInThatBlocks();
});

afterAll(() => world.cms.stop());

/** A column for each of `callers`: y where it must happen, - where it must not. */
const none = '- - - - - - -';
const writing = 'y y y y - - -';
const publishers = '- y y y - - -';
const second = '- - y y - - -';
const asker = 'y y - - - - -';
const administrator = '- - - y - - -';

const note = { note: 'Not like this.' };
const other = { fingerprint: 'of another' };

type Row = [what: string, kind: 'Report' | 'Statement', may: string, attempt: Attempt];

const words: Row[] = [
  ['ask for approval', 'Report', writing, word('ask', 'draft', 'waiting')],
  ['approve', 'Report', second, word('approve', 'waiting', 'approved')],
  ['approve unasked', 'Report', second, word('approve', 'draft', 'approved')],
  ['approve', 'Statement', publishers, word('approve', 'waiting', 'approved')],
  ['approve what has changed', 'Report', none, word('approve', 'waiting', 'approved', other)],
  ['send back', 'Report', publishers, word('send-back', 'waiting', 'sent-back', note)],
  ['send back, approved', 'Report', publishers, word('send-back', 'approved', 'sent-back', note)],
  ['send back, no word', 'Report', none, word('send-back', 'waiting', 'sent-back')],
  ['send back, live', 'Report', none, word('send-back', 'live', 'sent-back', note)],
  ['take back', 'Report', asker, word('take-back', 'waiting', 'taken-back')],
  ['take back, approved', 'Report', asker, word('take-back', 'approved', 'taken-back')],
];

/** Publishing is for who may publish, of what is approved, and only by the ways of the admin. */
const publications: Row[] = Object.keys(attempts.waysToPublish).flatMap((way): Row[] => {
  const works = way === 'the button' || way === 'the bulk action';
  const may = works ? publishers : none;
  return [
    [`publish by ${way}, not asked`, 'Report', none, publishing('draft', way)],
    [`publish by ${way}, waiting`, 'Report', none, publishing('waiting', way)],
    [`publish by ${way}, approved`, 'Report', may, publishing('approved', way)],
    [`publish by ${way}, changed since`, 'Report', none, publishing('changed', way)],
    [`publish by ${way}`, 'Statement', may, publishing('draft', way)],
  ];
});

const creations: Row[] = Object.keys(attempts.waysToCreate).flatMap((way): Row[] => [
  [`create in public by ${way}`, 'Report', none, creating('Report', way)],
  [
    `create in public by ${way}`,
    'Statement',
    way === 'the button' ? publishers : none,
    creating('Statement', way),
  ],
]);

const others: Row[] = [
  ['withdraw', 'Report', publishers, attempts.withdrawing],
  ['lift a withdrawal', 'Report', publishers, attempts.lifting],
  ['unpublish', 'Report', publishers, attempts.unpublishing],
  ['unpublish by the bulk action', 'Report', publishers, attempts.bulkUnpublishing],
  ['change the rules', 'Report', administrator, attempts.changingRules],
];

const releases: Row[] = [
  ['plan a release', 'Report', writing, schedule.planning],
  ['move a release of one’s own', 'Report', writing, changingRelease('move', 'own')],
  ['move a release of another’s', 'Report', publishers, changingRelease('move', 'another’s')],
  ['cancel a release of one’s own', 'Report', writing, changingRelease('cancel', 'own')],
  ['cancel a release of another’s', 'Report', publishers, changingRelease('cancel', 'another’s')],
  ['stop everything', 'Report', publishers, schedule.stopping],
  ['let everything go on', 'Report', publishers, schedule.goingOn],
  ['set a take-down of one’s own plan', 'Report', writing, proposingTakeDown('own')],
  ['set a take-down of another’s', 'Report', publishers, proposingTakeDown('another’s')],
  ['set a take-down time', 'Report', publishers, schedule.settingTakeDown],
  ['cancel a take-down', 'Report', publishers, schedule.cancellingTakeDown],
];

const decided: Row[] = [
  ['let a finding through', 'Report', second, decisions.lettingThrough],
  ['clear an alarm', 'Report', publishers, decisions.clearingAlarm],
  ['go back to an earlier version', 'Report', writing, decisions.goingBack],
];

const deletions: Row[] = ['the button', 'the bulk action'].flatMap((way): Row[] => [
  [`delete by ${way}, a draft`, 'Report', writing, deleting('draft', way)],
  [`delete by ${way}, live`, 'Report', publishers, deleting('live', way)],
  [`delete by ${way}, another’s draft`, 'Report', publishers, deletingAnothers(way)],
]);
deletions.push(['delete by the content API', 'Report', none, deleting('draft', 'the content API')]);

const outside: Row[] = [
  ['share a draft', 'Report', publishers, sharing.sharing],
  ['revoke a share link', 'Report', publishers, sharing.revokingShare],
  ['share the new version', 'Report', publishers, sharing.sharingNewVersion()],
  ['make the address of the calendar', 'Report', publishers, sharing.makingCalendarAddress],
  ['end the address of the calendar', 'Report', publishers, sharing.endingCalendarAddress],
  ['read the audit trail as CSV', 'Report', publishers, sharing.readingAuditCsv()],
];

describe('who may do what, by which way', () => {
  it.each([
    ...words,
    ...publications,
    ...creations,
    ...others,
    ...releases,
    ...decided,
    ...deletions,
    ...outside,
  ])(
    '%s (%s): %s',
    async (_what, kind, may, attempt) => {
      expect(await whoCan(kind, attempt)).toEqual(asTable(may));
    },
    90_000,
  );
});

/** Has each caller try it with an entry of their own. */
async function whoCan(kind: string, { stage, make, hasHappened }: Attempt) {
  const found: Partial<Record<CallerName, string>> = {};
  for (const name of callers) {
    const documentId = await world.entries.make(kind, stage, writerFor(name));
    const answer = (await make(world, asCaller[name], documentId)) as { status: number };
    expect(answer.status, `${name} gets an answer`).toBeLessThan(500);
    const isDone = await hasHappened(world, documentId);
    if (isDone) expect(answer.status, `${name} is told of it`).toBeLessThan(300);
    found[name] = isDone ? 'y' : '-';
  }
  return found;
}

function asTable(may: string) {
  return Object.fromEntries(may.split(' ').map((one, index) => [callers[index], one]));
}
