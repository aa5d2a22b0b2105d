import { stripVTControlCharacters } from 'node:util';
import { formats, winston } from '@strapi/logger';
import { addressesOfAsker } from './addresses-of-asker';
import { cutOutPersons } from './cut-out-persons';

type Format = ReturnType<typeof formats.prettyPrint>;
type Info = winston.Logform.TransformableInfo;

/** Where winston keeps what it writes. */
const written = Symbol.for('message');

/**
 * How a line of the log looks: as Strapi writes it, for people, or as one JSON object with the names
 * that the site uses too, for programs. Either way without persons and what they look for.
 */
export function logFormat(kind: 'text' | 'json'): Format {
  if (kind === 'json') return winston.format.printf(toJson);
  const pretty = formats.prettyPrint();
  return winston.format((info) => {
    const line = pretty.transform(info) as Info;
    line[written] = safe(String(line[written]));
    return line;
  })();
}

/** `info` is the error itself where only an error is logged. */
function toJson({ level, message, stack }: Info): string {
  return JSON.stringify({
    time: new Date().toISOString(),
    level,
    part: 'cms',
    message: safe(stripVTControlCharacters(String(message))),
    ...(typeof stack === 'string' && { cause: safe(stack) }),
  });
}

function safe(text: string): string {
  // A line may be written before Strapi is there.
  const ctx = (globalThis as Partial<typeof globalThis>).strapi?.requestContext.get();
  return cutOutPersons(text, ctx && addressesOfAsker(ctx));
}
