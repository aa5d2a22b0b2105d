import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Admin, EntryId } from '../../scripts/run/admin-for-tests.ts';
import { newWord } from '../doors/item.ts';
import type { Run } from '../running/run.ts';
import { isFull } from '../settings.ts';

/** The issue asks for 100 publishes. */
const publishes = isFull ? 100 : 8;

/** What fails the proof on the slowest machine; whether the goal is met stands in the figures. */
const latestMs = 20_000;

/** The site looks five times a second, so that a publish may fall anywhere between two looks. */
const betweenLooksMs = 200;

/** How long one publish took to be seen, in milliseconds. */
interface Took {
  /** Since the editor pressed "Publish". */
  sincePress: number;
  /** Since the CMS said that it is done; 0 where it was seen before. */
  sinceAnswer: number;
}

/** How soon a visitor of the one site sees what an editor publishes in the one CMS. */
export function proveVisible(run: Run): void {
  describe('publish to visible', () => {
    it('shows on the site what is published in the CMS', { timeout: 900_000 }, async () => {
      const { author, approver, siteUrl } = run.product;
      const type = await author.find('review-type', 'safeguarding-adult-reviews');
      const took: Took[] = [];
      let slug = '';
      let entry: EntryId | undefined;
      for (let number = 0; number < publishes; number += 1) {
        const word = newWord();
        // New ones, and changes of what is public already, in turns.
        if (entry && number % 2 === 1) {
          await author.update('publication', entry, { title: `A case ${word}` });
        } else {
          slug = `a-case-${word}`;
          entry = await writeDraft(author, type, slug);
        }
        await pause(betweenLooksMs * Math.random());
        const address = `${siteUrl}/learning-reviews/publications/${slug}`;
        took.push(await publishAndSee(approver, entry, address, word));
      }
      expect(took).toHaveLength(publishes);
      const kept = (what: string, times: number[]) =>
        run.keep('Publish to visible', `${publishes} publishes, ${what}`, spreadOf(times));
      kept(
        'from the press of “Publish” until a visitor sees it',
        took.map(({ sincePress }) => sincePress),
      );
      kept(
        'from the CMS’s answer until a visitor sees it',
        took.map(({ sinceAnswer }) => sinceAnswer),
      );
    });
  });
}

function writeDraft(author: Admin, type: EntryId, slug: string): Promise<EntryId> {
  return author.create('publication', {
    title: `The ${slug}`,
    slug,
    kind: 'Report',
    language: 'English',
    summary: 'For the proofs.',
    types: { connect: [{ documentId: type.documentId }] },
  });
}

/** Has the approver publish it, while a visitor asks for its page all the time. */
async function publishAndSee(
  approver: Admin,
  entry: EntryId,
  address: string,
  word: string,
): Promise<Took> {
  const pressed = performance.now();
  const seen = seenAt(address, word, pressed + latestMs);
  const [answered, at] = await Promise.all([
    approver.publish('publication', entry).then(() => performance.now()),
    seen,
  ]);
  return { sincePress: at - pressed, sinceAnswer: Math.max(0, at - answered) };
}

/** @returns when the first page with the word had been read */
async function seenAt(address: string, word: string, latest: number): Promise<number> {
  while (performance.now() < latest) {
    const page = await fetch(address);
    const text = await page.text();
    if (page.status === 200 && text.includes(word)) return performance.now();
    await pause(10);
  }
  throw new Error(`After ${latestMs / 1000} s the site still did not show what was published.`);
}

function spreadOf(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const within = (part: number) => ms(sorted[Math.ceil(sorted.length * part) - 1]);
  return `median ${within(0.5)}, 95 of 100 within ${within(0.95)}, at most ${within(1)}`;
}

function ms(time = Number.NaN): string {
  return `${Math.round(time)} ms`;
}
