import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  Block,
  ListBlock,
  Publication,
  PublishedSet,
} from '@learning-reviews/content-contract';
import { kindLabels } from '../../src/learning-reviews/wording.ts';
import { plainText } from '../../src/rich-text/outline.ts';
import { inParts } from './in-parts.ts';
import type { ItemRecord } from './index/item-record.ts';
import type { NameGroup } from './index/wanted-words.ts';

/** What a publication is in the index, and by what one sees that it is another. */
export interface WantedItem {
  publication: Publication;
  /** Of its own content. */
  own: string;
  /** The names of what it belongs to, which change with other content. */
  about: string[];
  /** Another one as soon as anything of the item is another. */
  fingerprint: string;
}

/** Names the content of a publication. */
function ownOf(publication: Publication): string {
  return createHash('sha256').update(JSON.stringify(publication)).digest('base64url');
}

/** Publications that are looked at before others get a turn. */
const atATime = 200;

/** What is published as the index is to hold it, by id. */
export async function wantedItems(set: PublishedSet): Promise<Map<string, WantedItem>> {
  const wantedItem = wantedItemsOf(set);
  const wanted = new Map<string, WantedItem>();
  for (const some of inParts(set.lists.publications, atATime)) {
    for (const publication of some) wanted.set(publication.id, wantedItem(publication));
    await nextTurn();
  }
  return wanted;
}

type Themes = PublishedSet['lists']['themes'];

/** Of each publication, made with these themes: most changes leave nearly all as they were. */
const made = new WeakMap<Publication, { item: WantedItem; themes: Themes }>();

function wantedItemsOf({ lists: { themes } }: PublishedSet): (one: Publication) => WantedItem {
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  return (publication) => {
    const known = made.get(publication);
    if (known?.themes === themes) return known.item;
    const item = wantedItem(publication, names);
    made.set(publication, { item, themes });
    return item;
  };
}

function wantedItem(publication: Publication, themes: ReadonlyMap<string, string>): WantedItem {
  const names = publication.themes.flatMap((id) => themes.get(id) ?? []);
  const titles = publication.documents.map(({ title }) => title);
  const kind = kindLabels[publication.kind];
  const about = [kind, publication.kindOfReview ?? '', ...names, ...titles].filter(Boolean);
  const own = ownOf(publication);
  return { publication, own, about, fingerprint: `${own} ${JSON.stringify(about)}` };
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

const msPerDay = 86_400_000;

/** What the index is told of a publication: every published word of it but those of its documents. */
export function recordOf(item: WantedItem): ItemRecord {
  const { publication, about, fingerprint } = item;
  const { id, title, referenceName, keyLearning, summary, types } = publication;
  const { whatHappened, teamQuestions, contentWarning, changeNotes } = publication;
  const body = [
    whatHappened ?? '',
    ...teamQuestions,
    ...textsOf(publication.body),
    contentWarning ?? '',
    ...changeNotes.map(({ note }) => note),
  ];
  return {
    id,
    fingerprint,
    day: Math.floor(Date.parse(publication.firstPublishedOn) / msPerDay),
    title: [title, referenceName ?? ''].filter(Boolean).join(' '),
    learning: keyLearning,
    summary,
    body: body.filter(Boolean).join(' '),
    about,
    types,
    documents: publication.documents.map((document) => ({
      id: document.id,
      sha256: document.sha256,
    })),
  };
}

/** The words of each block of a text, in their order. */
function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.type === 'list' ? textsOfList(block) : [plainText(block.children)],
  );
}

function textsOfList({ children }: ListBlock): string[] {
  return children.flatMap((child) =>
    child.type === 'list' ? textsOfList(child) : [plainText(child.children)],
  );
}

const groups = new WeakMap<PublishedSet, NameGroup[]>();

/** What goes by several names: review types, by all that they were, are and will be called. */
export function nameGroupsOf(set: PublishedSet): NameGroup[] {
  let known = groups.get(set);
  if (!known) {
    known = [
      ...set.lists['review-types'].map(({ id, shortName, fullName, otherNames }) => ({
        names: [shortName, fullName, ...otherNames.flatMap((one) => [one.shortName, one.fullName])],
        types: [id],
      })),
      ...set.lists.groups.map(({ name, shortName, localName }) => ({
        names: [name, shortName, localName],
        types: [],
      })),
    ].map(({ names, types }) => ({ names: names.filter((name) => name !== null), types }));
    groups.set(set, known);
  }
  return known;
}
