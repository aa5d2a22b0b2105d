import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as attempts from './approval-attempts';
import { type Attempt, creating, publishing, word, type World } from './approval-attempts';
import { type Caller, callers, type CallerName, makeCallers, writerFor } from './approval-callers';
import { EntriesForApproval } from './approval-entries';
import { createEntry } from './example-entries';
import { RunningCms } from './running-cms';

let world: World;
let asCaller: Record<CallerName, Caller>;

beforeAll(async () => {
  const cms = await RunningCms.start({}, 'as new');
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  world = { cms, entries: new EntriesForApproval(cms, type.documentId) };
  asCaller = await makeCallers(cms);
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
  ['set a take-down time', 'Report', publishers, attempts.settingTakeDown],
  ['change the rules', 'Report', administrator, attempts.changingRules],
];

describe('who may do what, by which way', () => {
  it.each([...words, ...publications, ...creations, ...others])(
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
