import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Form, Publication, PublishedSet } from '@learning-reviews/content-contract';
import { audienceLabels, kindLabels, purposeLabels } from '../../src/learning-reviews/wording.ts';
import { keyOf } from './held-items.ts';
import { changesBetween } from './changes-between.ts';
import { inParts } from './in-parts.ts';
import { pageEntriesOf, type PageEntry } from './page-entries.ts';

type Entry =
  | { kind: 'publication'; entry: Publication }
  | { kind: 'form'; entry: Form }
  | { kind: 'page'; entry: PageEntry };

/** What a publication, a form or another page is in the index, and by what one sees that it is another. */
export type WantedItem = Entry & {
  /** Of its kind and its id. */
  key: string;
  /** Of its own content. */
  own: string;
  /** The names of what it is and belongs to, some of which change with other content. */
  about: string[];
  /** Another one as soon as anything of the item is another. */
  fingerprint: string;
};

/** Items that are looked at before others get a turn. */
const atATime = 200;

/** What is published as the index is to hold it, by key. */
export async function wantedItems(set: PublishedSet): Promise<Map<string, WantedItem>> {
  const { publications, forms, themes } = set.lists;
  const few: Entry[] = [
    ...forms.map((entry): Entry => ({ kind: 'form', entry })),
    ...pageEntriesOf(set).map((entry): Entry => ({ kind: 'page', entry })),
  ];
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  const changed = last?.themes === themes ? changedFrom(last, publications) : undefined;
  const [all, come] = changed ?? [new Map<string, WantedItem>(), publications];
  const entries = [...come.map((entry): Entry => ({ kind: 'publication', entry })), ...few];
  for (const some of inParts(entries, atATime)) {
    for (const one of some) {
      const item = wantedItem(one, themes, names);
      all.set(item.key, item);
    }
    await nextTurn();
  }
  last = { publications, themes, few: few.map(({ kind, entry }) => keyOf(kind, entry.id)), all };
  return all;
}

type Themes = PublishedSet['lists']['themes'];

interface Wanted {
  publications: readonly Publication[];
  themes: Themes;
  /** The keys of all else. */
  few: readonly string[];
  all: ReadonlyMap<string, WantedItem>;
}

/** What was wanted before: most changes leave nearly all publications as they were. */
let last: Wanted | undefined;

/** @returns those that are still wanted and those that have come; undefined where that is no use */
function changedFrom(
  before: Wanted,
  publications: readonly Publication[],
): [Map<string, WantedItem>, readonly Publication[]] | undefined {
  const changes = changesBetween(before.publications, publications);
  if (!changes) return undefined;
  const all = new Map(before.all);
  for (const key of before.few) all.delete(key);
  for (const { id } of changes.gone) all.delete(keyOf('publication', id));
  return [all, changes.come];
}

/** Of each entry, made with these themes: most changes leave nearly all as they were. */
const made = new WeakMap<Entry['entry'], { item: WantedItem; themes: Themes }>();

function wantedItem(one: Entry, themes: Themes, names: ReadonlyMap<string, string>): WantedItem {
  const known = made.get(one.entry);
  if (known?.themes === themes) return known.item;
  const titles = one.kind === 'page' ? [] : one.entry.documents.map(({ title }) => title);
  const about = [...labelsOf(one, names), ...titles].filter(Boolean);
  const own = createHash('sha256').update(JSON.stringify(one.entry)).digest('base64url');
  const key = keyOf(one.kind, one.entry.id);
  const item = { ...one, key, own, about, fingerprint: `${own} ${JSON.stringify(about)}` };
  made.set(one.entry, { item, themes });
  return item;
}

function labelsOf({ kind, entry }: Entry, themes: ReadonlyMap<string, string>): string[] {
  if (kind === 'page') return [];
  if (kind === 'form') return [purposeLabels[entry.purpose], audienceLabels[entry.audience]];
  const names = entry.themes.flatMap((id) => themes.get(id) ?? []);
  return [kindLabels[entry.kind], entry.kindOfReview ?? '', ...names];
}

/** The own content that a fingerprint was made of. */
export function ownInFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, fingerprint.indexOf(' '));
}

/** Whether a name that a fingerprint was made of is none of the item any more. */
export function hasLostName(fingerprint: string, item: WantedItem): boolean {
  if (fingerprint === item.fingerprint) return false;
  const names = JSON.parse(fingerprint.slice(fingerprint.indexOf(' '))) as string[];
  return names.some((name) => !item.about.includes(name));
}
