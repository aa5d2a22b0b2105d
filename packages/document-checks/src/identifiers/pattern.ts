import type { Channel } from '../read-document.js';
import type { Severity } from '../report.js';

/** A text in which identifying details are looked for: a piece of a document, made readable. */
export interface SearchedText {
  text: string;
  channel: Channel;
}

/** An identifying detail in a text; offsets are those of the searched text. */
export interface Detail {
  kind: string;
  severity: Severity;
  /** The same for the same detail written differently. */
  value: string;
  start: number;
  end: number;
}

/** The words before a match, in the same line of thought: back to the end of a sentence at most. */
export function wordsBefore(text: string, start: number, length: number): string {
  const before = text.slice(Math.max(0, start - length), start);
  const sentence = /^[\s\S]*(?:[!?;]|[^\s.]{3,}\.)\s+(?=\p{Lu})/u.exec(before);
  return before.slice(sentence?.[0].length ?? 0);
}

/** The words after a match, to the end of the sentence at most. */
export function wordsAfter(text: string, end: number, length: number): string {
  const after = text.slice(end, end + length);
  const stop = /[.!?;](?:\s|$)/u.exec(after);
  return stop ? after.slice(0, stop.index) : after;
}
