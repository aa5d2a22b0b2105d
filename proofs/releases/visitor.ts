import { setTimeout as pause } from 'node:timers/promises';

/** Something that a visitor may see from a moment on, and not a millisecond earlier. */
export interface Awaited {
  documentId: string;
  /** In milliseconds since 1970 UTC. */
  dueAt: number;
}

/** One place where a visitor looks. */
export interface Place<T extends Awaited> {
  name: string;
  /** The address of an item there, which answers 200 from its time on and 404 before. */
  addressOf(item: T): string;
  /** The address of a page of the list, from 1 on; it ends where a page is empty. */
  listPage?(page: number): string;
}

/** What a visitor has seen. */
export interface Seen {
  /** When the first answer came that shows it, by its id; milliseconds since 1970 UTC. */
  first: Map<string, number>;
  /** One line for each answer that showed something before its time. */
  early: string[];
  /** How many answers there were. */
  looks: number;
}

/** How long before its time an item is looked for. */
const windowMs = 2_000;
/** What is due no later than in the first, and no longer ago than the second, is looked for closely. */
const [shortlyMs, justMs] = [150, 350];
/**
 * Between two rounds while something is looked for closely, and otherwise. Each look costs a CMS some
 * milliseconds, which on the same machine makes late what is looked for.
 */
const [restMs, longRestMs] = [50, 500];
/** Between two looks at the whole list of a place: at the end that is a thousand publications. */
const listEveryMs = 5_000;
/** A look that took long is followed by so many times as long without one. */
const listRests = 10;
/** Of those that are late, and of those that are due soon, so many are looked for at once. */
const mostAtOnce = 3;

/**
 * Looks at places all the time: closely at what is due right now, and twice a second at the next that
 * are due, at the first that are late, and at one more that is not due for long; each five seconds, or
 * less often where that takes long, at the whole list.
 *
 * @param items those that are due; more may be added while it looks
 */
export function startVisitor<T extends Awaited>(items: readonly T[], places: readonly Place<T>[]) {
  const over = new AbortController();
  const seenAt = new Map<string, Seen>();
  const looking = places.map(async (place) => {
    const seen: Seen = { first: new Map(), early: [], looks: 0 };
    seenAt.set(place.name, seen);
    const note = (item: T, at: number) => {
      if (at < item.dueAt) {
        seen.early.push(`${place.name} showed ${item.documentId} ${item.dueAt - at} ms early`);
      }
      if (!seen.first.has(item.documentId)) seen.first.set(item.documentId, at);
    };
    let [listAt, othersAt] = [0, 0];
    while (!over.signal.aborted) {
      if (place.listPage && Date.now() >= listAt) {
        const begunAt = Date.now();
        seen.looks += await lookAtList(place.listPage, items, note);
        const endedAt = Date.now();
        listAt = endedAt + Math.max(listEveryMs, listRests * (endedAt - begunAt));
      }
      const isOthersTurn = Date.now() - othersAt > longRestMs;
      if (isOthersTurn) othersAt = Date.now();
      for (const item of worthALook(items, seen.first, isOthersTurn)) {
        const at = await whenShown(place.addressOf(item));
        seen.looks += 1;
        if (at !== null) note(item, at);
        if (over.signal.aborted) break;
      }
      await pause(restUntilNext(items, seen.first));
    }
  });
  return {
    /** Whether each place has shown each item. */
    hasSeenAll: () => [...seenAt.values()].every(({ first }) => first.size === items.length),
    /** Ends it. @returns what was seen, by the names of the places */
    async stop(): Promise<Map<string, Seen>> {
      over.abort();
      await Promise.all(looking);
      return seenAt;
    },
  };
}

/** So that nothing is due before somebody looks closely. */
function restUntilNext<T extends Awaited>(items: readonly T[], first: Map<string, number>): number {
  const hidden = items.filter(({ documentId }) => !first.has(documentId));
  if (hidden.some(isDueNow)) return restMs;
  const now = Date.now();
  const waits = hidden.map(({ dueAt }) => dueAt - shortlyMs - now).filter((ms) => ms > 0);
  return Math.max(restMs, Math.min(longRestMs, ...waits));
}

function isDueNow({ dueAt }: Awaited): boolean {
  const now = Date.now();
  return dueAt - shortlyMs < now && now < dueAt + justMs;
}

function worthALook<T extends Awaited>(
  items: readonly T[],
  first: Map<string, number>,
  isOthersTurn: boolean,
): T[] {
  const hidden = items
    .filter(({ documentId }) => !first.has(documentId))
    .toSorted((a, b) => a.dueAt - b.dueAt);
  const dueNow = hidden.filter(isDueNow);
  if (dueNow.length > 0 && !isOthersTurn) return dueNow;
  const now = Date.now();
  const late = hidden.filter(({ dueAt }) => dueAt <= now).slice(0, mostAtOnce);
  const soon = hidden.filter(({ dueAt }) => dueAt > now && dueAt - windowMs < now);
  const later = hidden.filter(({ dueAt }) => dueAt - windowMs >= now);
  const any = later[Math.floor(Math.random() * later.length)];
  const others = [...late, ...soon.slice(0, mostAtOnce), ...(any ? [any] : [])];
  return [...dueNow, ...others.filter((item) => !dueNow.includes(item))];
}

/** @returns when the answer came that shows it; null when it is not shown or nobody answers */
async function whenShown(address: string): Promise<number | null> {
  const answer = await answerOf(address, 'HEAD');
  return answer?.status === 200 ? answer.at : null;
}

async function lookAtList<T extends Awaited>(
  listPage: (page: number) => string,
  items: readonly T[],
  note: (item: T, at: number) => void,
): Promise<number> {
  const byId = new Map(items.map((item) => [item.documentId, item]));
  for (let page = 1; ; page += 1) {
    const answer = await answerOf(listPage(page), 'GET');
    if (answer?.status !== 200) return page;
    const { data } = JSON.parse(answer.body) as { data: { id: string }[] };
    for (const { id } of data) {
      const item = byId.get(id);
      if (item) note(item, answer.at);
    }
    if (data.length === 0) return page;
  }
}

/** The time is that of the end of the answer, so that nothing counts as seen before it was. */
async function answerOf(address: string, method: string) {
  try {
    const answer = await fetch(address, {
      method,
      redirect: 'manual',
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(10_000),
    });
    const body = await answer.text();
    return { status: answer.status, body, at: Date.now() };
  } catch {
    return null;
  }
}
