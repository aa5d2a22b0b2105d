import { chmod, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { StoreUnreachableError } from './private-files-error';
import { checkedRecordName, isRecordName, type RecordStore } from './record-store';
import { syncFolder } from './sync-folder';
import { removeAbandoned, temporaryName } from './temporary-files';

const temporaryKind = '.record';

/** @param folder absolute path; made at the first write, for the owner only */
export function localRecords(folder: string): RecordStore {
  const fileOf = (name: string) => path.join(folder, checkedRecordName(name));
  return {
    write: (name, text) => trying(folder, () => writeWhole(folder, fileOf(name), text)),
    remove: (name) => trying(folder, () => rm(fileOf(name), { force: true })),
    names: () => trying(folder, () => namesIn(folder)),
    /** At each start, so this is also when what a killed process left goes. */
    readAll: () =>
      trying(folder, async () => {
        await removeAbandoned(folder, temporaryKind);
        const names = await namesIn(folder);
        return Promise.all(
          names.map(async (name) => ({ name, text: await readFile(fileOf(name), 'utf8') })),
        );
      }),
  };
}

async function writeWhole(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const temporary = path.join(folder, temporaryName(temporaryKind));
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(folder);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** No folder is no record; a folder that cannot be read is another matter. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter(isRecordName).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function trying<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new StoreUnreachableError(`${folder} cannot be read or written: ${message}`, error);
  }
}
