import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { isAbandoned, temporaryPrefix } from 'strapi-provider-private-files';
import { settings } from '../settings';

/** Strapi's admin sends one file in each request. */
const mostFiles = 20;

interface RequestFolder {
  name: string;
  files: number;
}

/** What `formidable` hands to the function that names a file. */
interface UploadForm {
  headers: IncomingHttpHeaders;
  emit(event: 'error', error: Error): unknown;
}

/** By the headers of the request: the only thing of it that `formidable` keeps. */
const folders = new WeakMap<IncomingHttpHeaders, RequestFolder>();

/** The folder for uploads on their way in, `DATA_DIR/uploading`. */
export function uploadingFolder(): string {
  return path.join(settings().dataDir, 'uploading');
}

/** Makes the folder for its owner only, and removes what a process left in it that was killed. */
export function prepareUploadingFolder(): void {
  const folder = uploadingFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) {
    const left = path.join(folder, name);
    const found = statSync(left, { throwIfNoEntry: false });
    if (found && isAbandoned(name, found.mtimeMs)) rmSync(left, { recursive: true, force: true });
  }
}

/** Gives a request a folder of its own while `work` runs, and removes it with all that is in it. */
export async function withRequestFolder(
  headers: IncomingHttpHeaders,
  work: () => Promise<unknown>,
): Promise<void> {
  const folder = await mkdtemp(path.join(uploadingFolder(), temporaryPrefix('request')));
  folders.set(headers, { name: path.basename(folder), files: 0 });
  try {
    await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Names a file within the folder of its request. Ends the request after 20 files (413). */
export function nameTemporaryFile(
  _name: string,
  _extension: string,
  _part: unknown,
  form: UploadForm,
): string {
  const folder = folders.get(form.headers) ?? { name: '', files: mostFiles };
  folder.files += 1;
  if (folder.files > mostFiles) {
    const message = `Upload at most ${mostFiles} files at once.`;
    form.emit('error', Object.assign(new Error(message), { status: 413, expose: true }));
  }
  return path.join(folder.name, randomUUID());
}
