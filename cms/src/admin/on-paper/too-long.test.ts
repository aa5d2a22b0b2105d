import { mostBriefingWords } from '@learning-reviews/content-contract/briefing-length';
import { expect, it } from 'vitest';
import { tooLong } from './too-long';

const briefing = {
  kind: 'Seven-minute briefing',
  title: 'A briefing',
  summary: 'Of a review.',
  whatHappened: null,
  keyLearning: [{ text: 'Ring.' }],
  teamQuestions: [{ text: 'Who rings?' }],
};
/** All but the body. */
const others = 8;
const body = (words: number) => [
  { type: 'paragraph', children: [{ type: 'text', text: 'word '.repeat(words) }] },
];

it('warns of a briefing that does not fit on its two pages, and of nothing else', () => {
  const fits = body(mostBriefingWords - others);
  const isMore = body(mostBriefingWords - others + 1);
  expect(tooLong({ ...briefing, body: fits })).toBeNull();
  expect(tooLong({ ...briefing, body: isMore })).toMatch(/^With 1,501 words it is too long/);
  expect(tooLong({ ...briefing, kind: 'Report', body: isMore })).toBeNull();
  expect(tooLong({ kind: 'Seven-minute briefing' })).toBeNull();
});
