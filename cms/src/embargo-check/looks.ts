import type { Core } from '@strapi/strapi';
import { documentGuesses, entryGuesses, openDoors, pageGuesses } from './doors';
import type { Guess, Neighbourhood, Open, Target } from './doors';
import type { HiddenDocument, HiddenThings } from './hidden-things';
import type { Expected } from './look';

/** One thing to try. */
export type Look =
  { door: Guess; what: string; target: Target; expected: Expected } | { door: Open; what: string };

/** Every variant is tried for as many documents; for more, the likeliest addresses. */
const triedThoroughly = 10;

const likeliest = [
  'Its address on the site',
  'Its address at the CMS',
  'Strapi’s folder of uploads',
];

/** Everything to try for an item, the likeliest first. */
export function looksFor(strapi: Core.Strapi, hidden: HiddenThings): Look[] {
  const near = neighbourhoodOf(strapi, hidden);
  return [
    ...pageLooks(hidden),
    ...documentLooks(hidden),
    ...openDoors(near)
      .filter(({ questions }) => questions.length > 0)
      .map((door) => ({ door, what: door.name })),
    ...entryLooks(hidden, near.plural),
  ];
}

function pageLooks({ kind, slugs, noticePath }: HiddenThings): Look[] {
  return slugs.flatMap((name, at) => {
    const slug = encodeURIComponent(name);
    const path = kind.sitePath(slug) ?? '/';
    const target = { folder: path.slice(0, path.lastIndexOf('/') + 1), slug };
    return pageGuesses.map((door) => ({
      door,
      what: at === 0 ? door.name : `${door.name} (by the guess “${name}”)`,
      target,
      expected: path === noticePath ? 'gone' : 'unknown',
    }));
  });
}

function documentLooks({ documents }: HiddenThings): Look[] {
  return documentGuesses.flatMap((door) =>
    documents
      .filter((_, at) => at < triedThoroughly || likeliest.includes(door.name))
      .map((document) => {
        const target = targetOf(document);
        const isItsAddress = /^\/(api\/published\/)?documents\//.test(door.ask(target).path);
        return {
          door,
          what: `“${document.title}”: ${door.name}`,
          target,
          expected: isItsAddress ? document.address : 'unknown',
        };
      }),
  );
}

function targetOf(document: HiddenDocument): Target {
  const { id, fileName, storedName, originalName, sha256, fileId } = document;
  return { id, fileName, storedName, originalName, sha256, fileId: String(fileId) };
}

/** An item that is public has its public address at the CMS, and its title may be known. */
function entryLooks({ kind, entry, title, slugs }: HiddenThings, plural: string): Look[] {
  if (slugs.length === 0) return [];
  const start = title.slice(0, Math.ceil(title.length / 2));
  const target = { documentId: entry.documentId, uid: kind.uid, plural, title, start };
  return entryGuesses.map((door) => ({ door, what: door.name, target, expected: 'unknown' }));
}

function neighbourhoodOf(strapi: Core.Strapi, hidden: HiddenThings): Neighbourhood {
  const { entry, kind, title } = hidden;
  const model = strapi.contentTypes[kind.uid as never] as unknown as {
    info: { pluralName: string };
  };
  return {
    plural: model.info.pluralName,
    types: slugsOf(entry['types']),
    themes: slugsOf(entry['themes']),
    related: slugsOf(entry['related']).slice(0, 5),
    kind:
      typeof entry['kind'] === 'string' ? entry['kind'].toLowerCase().replaceAll(' ', '-') : null,
    year: String(entry['firstPublishedOn'] ?? new Date().toISOString()).slice(0, 4),
    searches: searchesFor(title, entry['referenceName'], entry['summary']),
  };
}

/** By its title, by half of it, by its reference name and by the first words of its summary. */
function searchesFor(title: string, referenceName: unknown, summary: unknown): string[] {
  const words = title.split(/\s+/);
  const half = words.slice(0, Math.ceil(words.length / 2)).join(' ');
  const beginning = typeof summary === 'string' ? summary.split(/\s+/).slice(0, 4).join(' ') : '';
  const name = typeof referenceName === 'string' ? referenceName : '';
  return [
    ...new Set([title, half, name, beginning].map((text) => text.trim().slice(0, 100))),
  ].filter(Boolean);
}

function slugsOf(related: unknown): string[] {
  return (Array.isArray(related) ? related : []).flatMap((one: { slug?: string | null }) =>
    one.slug ? [one.slug] : [],
  );
}
