import type { Core } from '@strapi/strapi';
import { documentsOf } from '../checking/documents-of-entry';
import { textsOf } from '../checking/watch-list/texts-of-entry';
import type { Fields } from '../rules/fault';
import { findPages } from '../searching/text-rows';
import type { ThemeSuggestions } from './answers';
import type { ThemeOfList } from './signs-of-themes';
import { suggestThemes } from './suggest-themes';

const publicationUid = 'api::publication.publication';
const themeUid = 'api::theme.theme';

/** What says in short what a publication is about. */
const shortFields = ['title', 'summary', 'whatHappened', 'keyLearning'];
/** What is said of a publication, and not by it. */
const otherFields = ['slug', 'changeNotes', 'documents', 'datesToAvoid', 'kindOfReview'];

/**
 * The themes that the draft of a publication, with its documents, speaks of and does not have yet.
 * Documents that were not read yet count as empty.
 */
export async function readSuggestions(
  strapi: Core.Strapi,
  documentId: string,
): Promise<ThemeSuggestions> {
  const draft = (await strapi.documents(publicationUid).findOne({
    documentId,
    status: 'draft',
    populate: { keyLearning: true, teamQuestions: true, themes: { fields: ['documentId'] } },
  } as never)) as unknown as (Fields & { themes: { documentId: string }[] }) | null;
  if (!draft) return { hasThemes: false, suggested: [] };
  const chosen = new Set(draft.themes.map((theme) => theme.documentId));
  const themes = await themesOfList(strapi);
  const { inShort, atLength } = textOf(strapi, draft);
  const ofDocuments = await textOfDocuments(strapi, documentId);
  const text = { inShort, atLength: [atLength, ...ofDocuments].join('\n') };
  const suggested = suggestThemes(text, themes);
  return {
    hasThemes: chosen.size > 0,
    suggested: suggested.filter((theme) => !chosen.has(theme.documentId)),
  };
}

function textOf(strapi: Core.Strapi, draft: Fields) {
  const texts = textsOf(strapi, publicationUid, draft);
  const joined = (isWanted: (field: string) => boolean) =>
    texts
      .filter(({ field }) => isWanted(field))
      .map(({ text }) => text)
      .join('\n');
  return {
    inShort: joined((field) => shortFields.includes(field)),
    atLength: joined((field) => !shortFields.includes(field) && !otherFields.includes(field)),
  };
}

async function textOfDocuments(strapi: Core.Strapi, documentId: string): Promise<string[]> {
  const documents = await documentsOf(strapi, { uid: publicationUid, documentId }, 'draft');
  const texts: string[] = [];
  for (const { file } of documents) {
    const pages = await findPages(strapi, file.hash.slice(0, 64));
    texts.push(...(pages ?? []).map(({ text }) => text));
  }
  return texts;
}

async function themesOfList(strapi: Core.Strapi): Promise<ThemeOfList[]> {
  const fields = ['documentId', 'name', 'definition', 'tellingWords'];
  const query = { status: 'published', fields, sort: 'name:asc', limit: -1 };
  return (await strapi.documents(themeUid).findMany(query as never)) as unknown as ThemeOfList[];
}
