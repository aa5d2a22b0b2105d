import { open } from 'node:fs/promises';

/** A new name in a folder survives a power cut only once the folder does. Windows cannot be asked. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
