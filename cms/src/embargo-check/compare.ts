import { createHash } from 'node:crypto';
import { randomInt } from 'node:crypto';
import type { Target } from './doors';
import type { Answer } from './outside';

/** Headers that say something of what is there; the others name a moment or a machine. */
const tellingHeaders = [
  'accept-ranges',
  'allow',
  'cache-control',
  'content-disposition',
  'content-range',
  'content-type',
  'link',
  'www-authenticate',
  'x-robots-tag',
] as const;

/** All of an answer that may tell one address from another. */
export interface Fingerprint {
  steps: string;
  headers: string;
  body: string;
}

/**
 * Reduces an answer to what can be compared. Where the answer to nonsense says again what it was
 * asked, that is left out of both.
 *
 * @param nonsense what the answer to nonsense is, and what was asked for it
 */
export function fingerprintOf(
  answer: Answer,
  target: Target,
  nonsense: { answer: Answer; target: Target },
): Fingerprint {
  const body = answer.body.toString('latin1');
  const control = nonsense.answer.body.toString('latin1');
  const echoed = Object.keys(target).filter((name) => says(control, nonsense.target[name] ?? ''));
  return {
    steps: answer.trail
      .map(({ status, location }) => `${status} ${locationWithout(location, target)}`)
      .join(', '),
    headers: tellingHeaders
      .map((name) => `${name}: ${locationWithout(String(answer.headers[name] ?? ''), target)}`)
      .join('\n'),
    body: createHash('sha256')
      .update(without(body, target, echoed))
      .digest('hex'),
  };
}

/** Random text of the same shape: a digit for a digit, a letter for a letter, the ending kept. */
export function nonsenseLike(target: Target): Target {
  const made = Object.entries(target).map(([name, value]) => [
    name,
    ['folder', 'plural', 'uid'].includes(name) ? value : nonsenseOf(value),
  ]);
  return Object.fromEntries(made) as Target;
}

function nonsenseOf(value: string): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.[a-z]{3,4})?$/is.exec(value) ?? [];
  const isHexadecimal = /^[0-9a-f-]{40,}$/.test(stem);
  const isNumber = /^\d+$/.test(stem);
  if (isNumber) return String(randomInt(800_000_000, 900_000_000));
  const letters = isHexadecimal ? '0123456789abcdef' : 'bcdfghjkmnpqrstvwxz';
  const pick = () => letters[randomInt(letters.length)] ?? '';
  return stem.replace(/[\p{L}\p{N}]/gu, pick) + ending;
}

/** The spellings in which an answer may repeat what it was asked. */
function spellings(value: string): string[] {
  const latin = Buffer.from(value).toString('latin1');
  const encoded = encodeURIComponent(value);
  const all = [latin, encoded, encoded.replaceAll('%20', '+'), value.replaceAll('&', '&amp;')];
  const bytes = [...Buffer.from(value)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('');
  return [...new Set([...all, bytes].flatMap((s) => [s, s.toUpperCase()]))].sort(
    (a, b) => b.length - a.length,
  );
}

function says(text: string, value: string): boolean {
  return value !== '' && spellings(value).some((spelling) => text.includes(spelling));
}

function without(text: string, target: Target, names: readonly string[]): string {
  const values = names
    .flatMap((name) => spellings(target[name] ?? '').map((spelling) => ({ name, spelling })))
    .sort((a, b) => b.spelling.length - a.spelling.length);
  return values.reduce(
    (left, { name, spelling }) => (spelling ? left.replaceAll(spelling, `{${name}}`) : left),
    text,
  );
}

/** A short slug may also be a word of the folder before it, so only its last place counts. */
function locationWithout(location: string, target: Target): string {
  let left = location;
  for (const [name, value] of Object.entries(target)) {
    const spelling = spellings(value).find((one) => one !== '' && left.includes(one));
    if (!spelling || ['folder', 'plural', 'uid'].includes(name)) continue;
    const at = left.lastIndexOf(spelling);
    left = `${left.slice(0, at)}{${name}}${left.slice(at + spelling.length)}`;
  }
  return left;
}
