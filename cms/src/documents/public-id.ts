import { randomInt } from 'node:crypto';

const characters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const length = 24;

/** A new id for a document's public address: 24 random characters, 124 bits. */
export function newPublicId(): string {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join('');
}
