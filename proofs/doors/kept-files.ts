import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/settings.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import type { Item } from './item.ts';

/**
 * Looks through every file that is made of what is public, or that more people may read than may
 * read drafts: the logs, the site's own copies of the content and of documents, the file of its search,
 * the site as it was built, and what Astro keeps for its next build. The search lets go of words last.
 *
 * @param isAddressKnown where a notice was left, the address of the page is no secret
 * @returns the files that hold a word or a file name of the item
 */
export function filesWith(
  { dataDir, buildFolder }: WholeProduct,
  item: Item,
  { isAddressKnown = false } = {},
): string[] {
  const words = item.words.filter((word) => !(isAddressKnown && item.slug.includes(word)));
  const traces = [...words, ...item.documents.map(({ uploadName }) => uploadName)];
  const kept = path.join(root, 'web', 'node_modules', '.astro');
  const ofSite = ['logs', 'snapshot', 'document-cache', 'search'].map((name) =>
    path.join(dataDir, name),
  );
  const hashes = item.documents.map(({ sha256 }) => sha256);
  const folders = [...ofSite, buildFolder, kept];
  return folders
    .filter(existsSync)
    .flatMap(filesIn)
    .filter((file) => {
      if (hashes.some((sha256) => sha256 && file.includes(sha256))) return true;
      const text = readUnlessGone(file);
      return traces.some((trace) => trace && text.includes(trace));
    });
}

/** A file on its way to its name may be gone by now, and is looked at under that name. */
function readUnlessGone(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
