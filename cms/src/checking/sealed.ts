import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { checkingKey } from './keys';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypts what the database may not tell, so that it can be neither read nor exchanged there.
 *
 * @param about what it belongs to; what is sealed opens for nothing else
 */
export function seal(text: string, about: string): string {
  return sealBytes(Buffer.from(text, 'utf8'), about);
}

/** @returns null for what was sealed with another key or for something else, or changed since */
export function unseal(sealed: string | null, about: string): string | null {
  return unsealBytes(sealed, about)?.toString('utf8') ?? null;
}

/** The same for bytes. */
export function sealBytes(open: Buffer, about: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, checkingKey('sealed'), iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(open), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

export function unsealBytes(sealed: string | null, about: string): Buffer | null {
  const bytes = Buffer.from(sealed ?? '', 'base64');
  if (bytes.length < ivBytes + tagBytes) return null;
  const iv = bytes.subarray(0, ivBytes);
  const tag = bytes.subarray(ivBytes, ivBytes + tagBytes);
  try {
    const decipher = createDecipheriv(algorithm, checkingKey('sealed'), iv)
      .setAAD(Buffer.from(about))
      .setAuthTag(tag);
    const rest = bytes.subarray(ivBytes + tagBytes);
    return Buffer.concat([decipher.update(rest), decipher.final()]);
  } catch {
    return null;
  }
}
