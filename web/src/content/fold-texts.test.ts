import { isDeepStrictEqual, types } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { PublishedSet, RichText } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { expect, it, vi } from 'vitest';
import { foldTexts } from './fold-texts.ts';

const paragraph = (text: string): RichText[number] => ({
  type: 'paragraph',
  children: [{ type: 'text', text }],
});

const words = 'Diolch i bawb o’r tŷ ym Mhen-y-bont: 家庭 🕊️\u2028';
const text = Array.from({ length: 40 }, (_, number) => paragraph(`${number} ${words}`));

function setOf(...bodies: RichText[]): PublishedSet {
  const { lists } = examplePublishedSet;
  const publications = bodies.map((body) => ({ ...lists.publications[0]!, body }));
  return { ...examplePublishedSet, lists: { ...lists, publications } };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is still in use. */
function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** A reader of a set whose texts are folded by now. */
async function folded(set: PublishedSet) {
  const current = foldTexts(() => set);
  expect(current()).toBe(set);
  await vi.waitUntil(() =>
    set.lists.publications.every(({ body }) => body.length === 0 || types.isProxy(body)),
  );
  return set.lists.publications;
}

it('leaves each publication the same object, with the same words', async () => {
  const set = setOf(text, [paragraph('short')], []);
  const before = [...set.lists.publications];
  const plain = structuredClone(before);
  const publications = await folded(set);
  expect(publications.every((one, index) => one === before[index])).toBe(true);
  expect(JSON.stringify(publications)).toBe(JSON.stringify(plain));
  // As it is compared when all is read again, in either direction.
  expect(isDeepStrictEqual(publications, plain)).toBe(true);
  expect(isDeepStrictEqual(plain, publications)).toBe(true);
});

it('tells one text from another that differs in one letter', async () => {
  const [first, second] = await folded(setOf(text, [...text.slice(1), paragraph('another')]));
  expect(isDeepStrictEqual(first, second)).toBe(false);
});

it('gives a text that is a list to whoever reads it', async () => {
  const [first, second] = await folded(setOf(text, [paragraph('other')]));
  expect(Array.isArray(first!.body)).toBe(true);
  expect([...first!.body]).toEqual(text);
  expect(first!.body.slice(1, 3).concat(second!.body)).toEqual([
    ...text.slice(1, 3),
    paragraph('other'),
  ]);
  expect({ ...first!, title: 'Copy' }.body.at(-1)).toEqual(text.at(-1));
});

it('takes less than half of the memory', async () => {
  const english = examplePublishedSet.lists.publications.flatMap(({ body }) => body);
  // Of JSON, as from the CMS: each text is one of its own.
  const copies = Array.from({ length: 500 }, () => JSON.parse(JSON.stringify(english)) as RichText);
  const set = setOf(...copies.splice(0));
  const before = heapBytes();
  await folded(set);
  const won = before - heapBytes();
  const plainBytes = 500 * JSON.stringify(english).length;
  expect(won).toBeGreaterThan(plainBytes / 2);
  expect(set.lists.publications[0]!.body).toEqual(english);
});

it('tells how long a text is without unpacking it', async () => {
  const [first] = await folded(setOf(text));
  const parse = vi.spyOn(JSON, 'parse');
  expect(first!.body.length).toBe(text.length);
  expect(parse).not.toHaveBeenCalled();
  expect(first!.body[0]).toEqual(text[0]);
  expect(parse).toHaveBeenCalledTimes(1);
  parse.mockRestore();
});

it('does not let a text be changed', async () => {
  const [first] = await folded(setOf(text));
  expect(() => first!.body.push(paragraph('more'))).toThrow(TypeError);
  expect(() => first!.body.splice(0, 1)).toThrow(TypeError);
  expect(first!.body).toHaveLength(text.length);
});

it('folds what comes with another set, and leaves what is folded', async () => {
  const set = setOf(text);
  const [known] = await folded(set);
  const { body } = known!;
  const next = setOf(text);
  next.lists.publications.push(known!);
  const publications = await folded(next);
  expect(publications[1]!.body).toBe(body);
});
