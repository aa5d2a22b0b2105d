import { mostBriefingWords } from '@learning-reviews/content-contract/briefing-length';
import { signedIn } from '../fixtures/admin-api.ts';
import { pagesOf } from '../fixtures/pages-of-pdf.ts';
import { expectSoon } from '../fixtures/soon.ts';
import { expect } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { openScreen, test } from './staff.ts';

const sentence = 'When a family moves, the people who know them best stay behind, and ring. ';
const wordsOfSentence = sentence.trim().split(' ').length;

// Strapi's own: it reports the requests that it cancels.
test.use({ provoked: /AbortError: signal is aborted/ });

/** From a few lines to what takes seven minutes to read aloud, with some 180 words around it. */
for (const words of [60, 250, mostBriefingWords - 200]) {
  test(`a seven-minute briefing of ${words} words is a poster of two pages`, async ({ page }) => {
    test.setTimeout(120_000);
    const approver = await signedIn('approver');
    const types = await approver.call<{ results: { documentId: string }[] }>(
      'GET',
      '/content-manager/collection-types/api::review-type.review-type',
    );
    const slug = `poster-of-${words}-words`;
    const entry = await approver.create('publication', {
      title: `A briefing of ${words} words`,
      slug,
      kind: 'Seven-minute briefing',
      language: 'English',
      summary: sentence,
      whatHappened: sentence.repeat(4),
      keyLearning: Array.from({ length: 4 }, () => ({ text: sentence })),
      teamQuestions: Array.from({ length: 3 }, () => ({ text: sentence })),
      body: bodyOf(words),
      types: { connect: [{ documentId: types.results[0]?.documentId }] },
    });
    await approver.publish('publication', entry);
    try {
      const address = `${settings.siteUrl}/learning-reviews/publications/${slug}`;
      await expectSoon(address, 200, 'What happened');
      await page.goto(address);
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2);
    } finally {
      await approver.unpublish('publication', entry);
      await approver.remove('publication', entry);
    }
  });
}

test('whoever edits a briefing that is too long for two pages is told so', async ({ staff }) => {
  test.setTimeout(300_000);
  const author = await signedIn('author');
  const entry = await author.create('publication', {
    title: 'A briefing that is too long',
    slug: 'a-briefing-that-is-too-long',
    kind: 'Seven-minute briefing',
    language: 'English',
    summary: sentence,
    body: bodyOf(mostBriefingWords + 200),
  });
  try {
    const page = await staff('author');
    const lists = `${settings.cmsUrl}/admin/content-manager/collection-types`;
    await openScreen(page, `${lists}/api::publication.publication/${entry.documentId}`);
    await expect(page.getByText(/^With 1,\d{3} words it is too long for a poster/)).toBeVisible();
  } finally {
    await author.remove('publication', entry);
  }
});

/** Seven parts, each with a heading, a paragraph and two points. */
function bodyOf(words: number): object[] {
  const sentences = Math.round(words / 7 / wordsOfSentence);
  const text = (repeats: number) => [{ type: 'text', text: sentence.repeat(Math.max(1, repeats)) }];
  return Array.from({ length: 7 }, (_, part) => [
    { type: 'heading', level: 2, children: [{ type: 'text', text: `${part + 1}. A part of it` }] },
    { type: 'paragraph', children: text(sentences - 2) },
    ...(sentences > 2
      ? [
          {
            type: 'list',
            format: 'unordered',
            children: [1, 2].map(() => ({ type: 'list-item', children: text(1) })),
          },
        ]
      : []),
  ]).flat();
}
