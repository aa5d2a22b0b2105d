import type { Content } from '../read-content';
import type { FolderName, PublicationFile, SingleName } from '../content-schema';
import { richTextFrom } from '../rich-text';

export type EntryData = Record<string, unknown>;

/** The content type of each folder and single file. Appendices are parts of documents, not entries. */
export const uids = {
  groups: 'api::group.group',
  themes: 'api::theme.theme',
  'review-types': 'api::review-type.review-type',
  publications: 'api::publication.publication',
  forms: 'api::form.form',
  pages: 'api::page.page',
  redirects: 'api::redirect.redirect',
  'site-settings': 'api::site-settings.site-settings',
  'learning-reviews-page': 'api::learning-reviews-page.learning-reviews-page',
} as const satisfies Record<Exclude<FolderName, 'appendices'> | SingleName, string>;

export type StoredKind = keyof typeof uids;

/** Finds the document id of something stored before, by `<folder>/<name>`. */
export type FindId = (key: string) => string;

/** Finds the id of an uploaded file, by `<folder>/<name>/<position>`. */
export type FindFile = (key: string) => number;

/** The fields of one entry as the document service takes them. */
export function entryData(
  content: Content,
  kind: StoredKind,
  name: string,
  findId: FindId,
  findFile: FindFile,
): EntryData {
  const idsOf = (folder: string, names: string[]): string[] =>
    names.map((target) => findId(`${folder}/${target}`));
  const documentsOf = (entry: { documents: PublicationFile['documents'] }): EntryData[] =>
    entry.documents.map(({ title, language, isAccessible }, index) => ({
      title,
      language,
      isAccessible,
      file: findFile(`${kind}/${name}/${index}`),
    }));
  const make: Record<StoredKind, () => EntryData> = {
    groups: () => ({ ...entryOf(content, 'groups', name) }),
    themes: () => ({ ...entryOf(content, 'themes', name), slug: name }),
    'review-types': () => {
      const type = entryOf(content, 'review-types', name);
      const explanation = richTextFrom(type.explanation);
      return {
        ...type,
        slug: name,
        explanation,
        groups: idsOf('groups', type.groups),
        isActive: true,
      };
    },
    publications: () => {
      const { isDraft: _, related: __, ...publication } = entryOf(content, 'publications', name);
      return {
        ...publication,
        slug: name,
        types: idsOf('review-types', publication.types),
        themes: idsOf('themes', publication.themes),
        keyLearning: publication.keyLearning.map((text) => ({ text })),
        teamQuestions: publication.teamQuestions.map((text) => ({ text })),
        body: richTextFrom(publication.body),
        documents: documentsOf(publication),
      };
    },
    forms: () => {
      const form = entryOf(content, 'forms', name);
      return {
        ...form,
        slug: name,
        types: idsOf('review-types', form.types),
        explanation: richTextFrom(form.explanation),
        howToSend: richTextFrom(form.howToSend),
        documents: documentsOf(form),
      };
    },
    pages: () => {
      const page = entryOf(content, 'pages', name);
      return { ...page, slug: name, body: richTextFrom(page.body) };
    },
    redirects: () => ({ ...entryOf(content, 'redirects', name) }),
    'site-settings': () => {
      const settings = content['site-settings'];
      return { ...settings, homeIntroduction: richTextFrom(settings.homeIntroduction) };
    },
    'learning-reviews-page': () => {
      const landing = content['learning-reviews-page'];
      const types = idsOf('review-types', landing.types);
      return { ...landing, introduction: richTextFrom(landing.introduction), types };
    },
  };
  return make[kind]();
}

function entryOf<N extends FolderName>(content: Content, folder: N, name: string) {
  const entry = content[folder].get(name);
  if (!entry) throw new Error(`There is no ${folder}/${name}.json in the content.`);
  return entry as NonNullable<ReturnType<Content[N]['get']>>;
}
