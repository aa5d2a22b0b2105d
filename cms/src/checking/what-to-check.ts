import { createHmac } from 'node:crypto';
import { checkerVersion, textVersion } from 'document-checks';
import { settings } from '../settings';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { Check } from './check-rows';
import { checkingKey } from './keys';

/** A file of the media library, as far as checks go. */
export interface LibraryFile {
  id: number;
  /** As the person named it. */
  name: string;
  /** `<sha-256>-<random>`. */
  hash: string;
  ext: string | null;
}

/** The names that must not appear in the documents of one entry. */
export interface NamesOfEntry {
  entry: EntryRef;
  /** Another one as soon as a name comes or goes; empty while there is none. */
  version: string;
}

const namePattern = /^[0-9a-f]{64}-[0-9a-f]{16}$/;

export const fileFields = ['id', 'name', 'hash', 'ext'] as const;

/**
 * The check that says whether a file may be published: of these bytes, under this name, by this
 * version of the checks, with these names that must not appear.
 *
 * @param names null where the file is not a part of any entry, or nobody has typed any
 * @returns null for what is no file of the private store
 */
export function documentCheck(file: LibraryFile, names: NamesOfEntry | null): Check | null {
  if (!namePattern.test(file.hash)) return null;
  const sha256 = file.hash.slice(0, 64);
  const entry = names?.version ? names.entry : null;
  const about = {
    kind: 'document',
    sha256,
    name: file.name,
    checkerVersion,
    // The text comes with the check, so a newer way to read it asks for another check.
    textVersion,
    formats: [...settings().documentFormats].sort(),
    entry: entry && { ...entry, names: names?.version },
  };
  const storedName = file.hash + (file.ext ?? '');
  return { key: keyOf(about), kind: 'document', sha256, storedName, entry, checkerVersion };
}

/** The look for viruses in these bytes. */
export function virusCheck({ hash, ext }: Pick<LibraryFile, 'hash' | 'ext'>): Check | null {
  if (!namePattern.test(hash)) return null;
  const sha256 = hash.slice(0, 64);
  const key = keyOf({ kind: 'virus', sha256 });
  const storedName = hash + (ext ?? '');
  return { key, kind: 'virus', sha256, storedName, entry: null, checkerVersion: 'clamav' };
}

function keyOf(about: object): string {
  return createHmac('sha256', checkingKey('names of checks'))
    .update(JSON.stringify(about))
    .digest('hex');
}
