import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, ask, lineOf, type Request } from './ask.ts';
import { type Door, pageOf } from './door.ts';
import { decoyOf, type Item, tracesOf } from './item.ts';
import type { WholeProduct } from '../running/whole-product.ts';

/** What a stranger should come by: `notice` is nothing but that something was withdrawn. */
export type Expected = 'nothing' | 'everything' | 'notice';

/** How many requests are under way at once. */
const atOnce = 6;

/** Tries every door. @returns one line for each fault: the door, the request, and what was wrong */
export async function crawl(
  product: WholeProduct,
  doors: readonly Door[],
  item: Item,
  expected: Expected,
): Promise<{ faults: string[]; requests: number }> {
  const decoy = decoyOf(item);
  const tries = doors
    .filter(({ only }) => !only || only === item.kind)
    .flatMap((door) => triesOf(door, item, decoy));
  const faults: string[] = [];
  const left = tries.values();
  const work = async () => {
    for (const one of left) {
      const fault = await tryOnce(product, one, item, decoy, expected);
      if (fault) faults.push(`${one.door.name}: ${lineOf(one.request)}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { faults, requests: tries.length };
}

interface Try {
  door: Door;
  request: Request;
  /** The same for the item that never was. */
  decoyRequest: Request;
}

function triesOf(door: Door, item: Item, decoy: Item): Try[] {
  const decoyRequests = door.requests(decoy);
  return door.requests(item).map((request, at) => ({
    door,
    request,
    decoyRequest: decoyRequests[at] ?? request,
  }));
}

/** @returns what is wrong, or undefined */
async function tryOnce(
  product: WholeProduct,
  { door, request, decoyRequest }: Try,
  item: Item,
  decoy: Item,
  expected: Expected,
): Promise<string | undefined> {
  if (expected === 'everything' && door.finds === 'shows') {
    return lookFor(product, door, request, item);
  }
  const answer = await ask(product, request);
  const traces = tracesIn(answer, request, item);
  if (expected === 'everything' && door.finds === 'either') return undefined;
  if (traces.length > 0) return `holds ${traces.join(', ')} (${answer.status})`;
  if (expected === 'notice' && door.tellsOfWithdrawal) {
    return answer.status === 410 ? undefined : `answers ${answer.status} and not 410`;
  }
  // Another spelling of an address that tells of the withdrawal may do so too, and no more.
  if (expected === 'notice' && door.finds === 'either' && answer.status === 410) return undefined;
  if (lineOf(request) === lineOf(decoyRequest)) return undefined;
  const decoyAnswer = await ask(product, decoyRequest);
  return differenceOf(neutral(answer, request, item), neutral(decoyAnswer, decoyRequest, decoy));
}

/** Asks until the item is seen, for as long as this door may take. @returns what is wrong */
async function lookFor(
  product: WholeProduct,
  { sees, showsWithin = 0 }: Door,
  request: Request,
  item: Item,
): Promise<string | undefined> {
  const until = Date.now() + showsWithin;
  for (;;) {
    const answer = await ask(product, request);
    const isFound = sees?.(answer, item) ?? tracesIn(answer, request, item).length > 0;
    if (isFound) return undefined;
    if (Date.now() >= until) return `not found, though public (${answer.status})`;
    await pause(100);
  }
}

/** What gives the item away in an answer; what the request itself held may come back in it. */
function tracesIn(answer: Answer, request: Request, item: Item): string[] {
  const asked = `${lineOf(request)} ${plain(request.path)}`.toLowerCase();
  const told = `${JSON.stringify(answer.headers)}${answer.body}`.toLowerCase();
  const isTold = (trace: string) => !asked.includes(trace) && told.includes(trace);
  return tracesOf(item).filter((trace) => isTold(trace.toLowerCase()));
}

/** A path without percent signs, however often they were put in. */
function plain(path: string): string {
  try {
    const once = decodeURIComponent(path);
    return once === path ? once : plain(once);
  } catch {
    return path;
  }
}

/** The answer without what differs in any case: the time, and the names that were asked for. */
function neutral(answer: Answer, request: Request, item: Item): string {
  const { date: _date, ...headers } = answer.headers;
  // Where there is a body it is compared itself; its length varies with how well it compresses.
  if (answer.body) delete headers['content-length'];
  let text = JSON.stringify({ ...answer, headers });
  const { path } = request;
  const asked = [path, plain(path), path.replaceAll('&', '&amp;')].map((path) => ({
    // A short one, such as `/12`, may also be a part of what is no echo.
    name: path.length < 8 ? '' : JSON.stringify(path).slice(1, -1),
    sign: '<path>',
  }));
  const names = [...tracesOf(item), ...Object.values(item.knownTags)]
    .map((name, at) => ({ name, sign: `<${at}>` }))
    .sort((a, b) => b.name.length - a.name.length);
  for (const { name, sign } of [...asked, ...names]) {
    if (name) text = text.replaceAll(name, sign).replaceAll(name.toUpperCase(), sign);
  }
  return text;
}

function differenceOf(one: string, other: string): string | undefined {
  if (one === other) return undefined;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `differs from what never was: …${around(one)}… and not …${around(other)}…`;
}

/** The answers of all doors that take nothing from an item, to be compared byte for byte later. */
export async function answersOfLists(
  product: WholeProduct,
  doors: readonly Door[],
  item: Item,
): Promise<Map<string, string>> {
  const decoy = decoyOf(item);
  const answers = new Map<string, string>();
  for (const { request, decoyRequest } of doors.flatMap((door) => triesOf(door, item, decoy))) {
    const line = lineOf(request);
    if (line !== lineOf(decoyRequest) || request.path === '/healthz') continue;
    const { status, headers, body } = await ask(product, request);
    const { date: _date, ...others } = headers;
    answers.set(line, JSON.stringify({ status, others, body }));
  }
  return answers;
}

/** Keeps the entity tag of the item's page, as a visitor's browser does while it is public. */
export async function rememberTags(product: WholeProduct, item: Item): Promise<void> {
  const { headers } = await ask(product, { to: 'site', path: pageOf(item) });
  if (headers['etag']) item.knownTags[pageOf(item)] = headers['etag'];
}
