import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const receipt = z.object({
  id: z.string(),
  audit: z.object({ seq: z.int().nonnegative(), hash: z.string() }).nullable(),
  items: z.array(
    z.object({
      uid: z.string(),
      documentId: z.string(),
      path: z.string().nullable(),
      fingerprint: z.string().nullable(),
    }),
  ),
});

/** A receipt that somebody kept as a file. */
export interface ReceiptFile extends z.infer<typeof receipt> {
  /** Of the file, as it was given. */
  name: string;
}

/**
 * Reads a receipt from a file.
 *
 * @throws Error that says what is wrong with it
 */
export async function readReceiptFile(name: string): Promise<ReceiptFile> {
  const text = await readFile(name, 'utf8').catch((cause: Error) => {
    throw new Error(`${name} cannot be read: ${cause.message}`, { cause });
  });
  try {
    return { ...receipt.parse(JSON.parse(text)), name };
  } catch (cause) {
    throw new Error(
      `${name} is no receipt. Download it again: open the entry, “Receipts”, “Download as JSON”.`,
      { cause },
    );
  }
}
