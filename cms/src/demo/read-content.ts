import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { z } from 'zod';
import { ContentFileError } from './content-file-error';
import {
  folders,
  singles,
  type FolderEntry,
  type FolderName,
  type SingleEntry,
  type SingleName,
} from './content-schema';

export type NamedEntries<N extends FolderName> = Map<string, FolderEntry<N>>;

/** All files of one set. The name of an entry is the name of its file, without `.json`. */
export type Content = { [N in FolderName]: NamedEntries<N> } & {
  [N in SingleName]: SingleEntry<N>;
};

/** The demonstration's own folder. */
export const demonstrationFolder = join(__dirname, 'content');

/** What a new partnership starts with. */
export const starterFolder = join(__dirname, 'starter');

/**
 * Reads and checks a folder of content files, and that every name they refer to is there.
 * @param root a folder laid out as README.md says
 * @throws ContentFileError that names the file and field at fault
 */
export function readContent(root: string): Content {
  const content: Record<string, unknown> = {};
  for (const name of Object.keys(folders) as FolderName[]) content[name] = readFolder(root, name);
  for (const name of Object.keys(singles) as SingleName[]) {
    content[name] = readJson(root, join(root, `${name}.json`), singles[name]);
  }
  const read = content as Content;
  checkReferences(read);
  return read;
}

function readFolder(root: string, name: FolderName): Map<string, unknown> {
  const folder = join(root, name);
  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.json')) : [];
  return new Map(
    files.sort().map((file) => {
      const key = file.slice(0, -'.json'.length);
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key)) {
        throw new ContentFileError(
          `${name}/${file}`,
          'its name',
          'has to be small letters, digits and hyphens, since it becomes the address',
        );
      }
      return [key, readJson(root, join(folder, file), folders[name])];
    }),
  );
}

function readJson<S extends z.ZodType>(root: string, file: string, schema: S): z.infer<S> {
  const shortName = relative(root, file);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ContentFileError(
      shortName,
      'the file',
      `cannot be read as JSON: ${String(cause)}`,
      cause,
    );
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ContentFileError(shortName, issue?.path.join('.') || 'the file', issue?.message ?? '');
}

function checkReferences(content: Content): void {
  const refer = (file: string, field: string, names: string[], to: FolderName): void => {
    const missing = names.find((name) => !content[to].has(name));
    if (missing) {
      throw new ContentFileError(
        file,
        field,
        `names "${missing}", but there is no ${to}/${missing}.json`,
      );
    }
  };
  for (const [name, type] of content['review-types']) {
    refer(`review-types/${name}.json`, 'groups', type.groups, 'groups');
  }
  for (const [name, form] of content.forms) {
    refer(`forms/${name}.json`, 'types', form.types, 'review-types');
    const appendices = form.documents.flatMap((document) => document.appendices);
    refer(`forms/${name}.json`, 'documents', appendices, 'appendices');
  }
  for (const [name, publication] of content.publications) {
    const file = `publications/${name}.json`;
    refer(file, 'types', publication.types, 'review-types');
    refer(file, 'themes', publication.themes, 'themes');
    refer(file, 'related', publication.related, 'publications');
    const appendices = publication.documents.flatMap((document) => document.appendices);
    refer(file, 'documents', appendices, 'appendices');
  }
  const landing = content['learning-reviews-page'];
  refer('learning-reviews-page.json', 'types', landing.types, 'review-types');
}
