import { beforeEach, expect, it } from 'vitest';
import { wordOfCms, type Word } from './word-of-cms.ts';

let now: number;
let set: object;
/** What the CMS says, and how often it was asked. */
let says: Word;
let asked: string[];
let answer: (() => void) | undefined;
let word: ReturnType<typeof wordOfCms>;

beforeEach(() => {
  now = 0;
  set = {};
  says = 'served';
  asked = [];
  answer = undefined;
  word = wordOfCms({ ask, current: () => set, now: () => now });
});

async function ask(id: string): Promise<Word> {
  asked.push(id);
  return says;
}

/** From now on the CMS answers when it is told to, and says what it knew as it was asked. */
function answerLater(): void {
  word = wordOfCms({
    ask: (id) => {
      asked.push(id);
      const known = says;
      return new Promise((resolve) => (answer = () => resolve(known)));
    },
    current: () => set,
    now: () => now,
  });
}

it('asks once for all who read one document within half a second', async () => {
  const words = await Promise.all(Array.from({ length: 100 }, () => word('a')));
  now = 499;
  words.push(await word('a'));
  expect(new Set(words)).toEqual(new Set(['served']));
  expect(asked).toEqual(['a']);
  await word('b');
  expect(asked).toEqual(['a', 'b']);
});

it('asks again beside the readers, so that none of them waits', async () => {
  await word('a');
  now = 600;
  answerLater();
  const first = word('a');
  answer?.();
  await first;
  now = 1_300;
  expect(await word('a')).toBe('served');
  expect(asked).toHaveLength(3);
});

it('counts a second from when the CMS was asked, and not from when it answered', async () => {
  answerLater();
  const waiting = word('a');
  now = 900;
  answer?.();
  expect(await waiting).toBe('served');
  says = 'not-found';
  now = 1_000;
  const next = word('a');
  answer?.();
  expect(await next).toBe('not-found');
});

it('takes no word from before something else was published', async () => {
  await word('a');
  says = 'gone';
  set = {};
  expect(await word('a')).toBe('gone');
});

it('gives those who come after a change none of what was asked before it', async () => {
  answerLater();
  const before = word('a');
  const answerBefore = answer;
  set = {};
  says = 'not-found';
  const after = word('a');
  answer?.();
  expect(await after).toBe('not-found');
  answerBefore?.();
  await before;
  const later = word('a');
  answer?.();
  expect(await later).toBe('not-found');
});

it.each<Word>(['not-found', 'gone', 'cms-away', { moved: '/elsewhere' }])(
  'remembers no %s, so that what is served again is served at once',
  async (refused) => {
    says = refused;
    expect(await word('a')).toEqual(refused);
    says = 'served';
    expect(await word('a')).toBe('served');
  },
);

it('forgets a good word as soon as it hears another', async () => {
  await word('a');
  says = 'not-found';
  now = 700;
  expect(await word('a')).toBe('served');
  await Promise.resolve();
  expect(await word('a')).toBe('not-found');
});
