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

type Themes = PublishedSet['lists']['themes'];

interface Wanted {
  publications: readonly Publication[];
  themes: Themes;
  /** The keys of all else. */
  few: readonly string[];
  all: ReadonlyMap<string, WantedItem>;
}

/** What was wanted before: most changes leave nearly all as it was. */
let last: Wanted | undefined;

/** What is published as the index is to hold it, by key. */
export async function wantedItems(set: PublishedSet): Promise<Map<string, WantedItem>> {
  const { publications, forms, themes } = set.lists;
  const few: Entry[] = [
    ...forms.map((entry): Entry => ({ kind: 'form', entry })),
    ...pageEntriesOf(set).map((entry): Entry => ({ kind: 'page', entry })),
  ];
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  const before = last?.themes === themes ? last : undefined;
  const { all, come } = (before && changedFrom(before, publications)) ?? {
    all: new Map<string, WantedItem>(),
    come: publications,
  };
  const entries = [...come.map((entry): Entry => ({ kind: 'publication', entry })), ...few];
  for (const some of inParts(entries, atATime)) {
    for (const one of some) {
      const key = keyOf(one.kind, one.entry.id);
      const known = before?.all.get(key);
      all.set(key, known?.entry === one.entry ? known : wantedItem(one, key, names));
    }
    await nextTurn();
  }
  last = { publications, themes, few: few.map(({ kind, entry }) => keyOf(kind, entry.id)), all };
  return all;
}

/** @returns what is still wanted of all, and what has come; undefined where nearly nothing is as it was */
function changedFrom(before: Wanted, publications: readonly Publication[]) {
  const changes = changesBetween(before.publications, publications);
  if (!changes) return undefined;
  const all = new Map(before.all);
  for (const key of before.few) all.delete(key);
  for (const { id } of changes.gone) all.delete(keyOf('publication', id));
  return { all, come: changes.come };
}

function wantedItem(one: Entry, key: string, names: ReadonlyMap<string, string>): WantedItem {
  const titles = one.kind === 'page' ? [] : one.entry.documents.map(({ title }) => title);
  const about = [...labelsOf(one, names), ...titles].filter(Boolean);
  const own = createHash('sha256').update(JSON.stringify(one.entry)).digest('base64url');
  return { ...one, key, own, about, fingerprint: `${own} ${JSON.stringify(about)}` };
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
