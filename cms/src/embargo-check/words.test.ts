import { describe, expect, it } from 'vitest';
import { filesOfPage } from './files-of-page';
import { holds, plainWords, wordsOfAnswer } from './plain-words';
import { isTelling, sentenceTerms, textsOf } from './terms';

const title = plainWords('Child K: “What we’ve learned” & why');

describe('words of an answer', () => {
  it.each([
    ['HTML', '<h1>Child K: &ldquo;What we&rsquo;ve learned&rdquo; &amp; why</h1>'],
    ['HTML with marks in it', '<h1>Child <mark>K</mark>: “What we’ve\n learned” &amp; why</h1>'],
    [
      'XML that was escaped twice',
      '&lt;p&gt;Child K: “What we’ve learned” &amp;amp; why&lt;/p&gt;',
    ],
    ['numbers', 'Child K: &#8220;What we&#x2019;ve learned&#8221; &#38; why'],
    ['JSON', JSON.stringify({ title: 'Child K: “What we’ve learned” & why' })],
    ['JSON with numbers', '"Child K: \\u201cWhat we\\u2019ve learned\\u201d & why"'],
    ['JSON with straight quotes', '"Child K: \\"What we\'ve learned\\" & why"'],
    ['CSV', '1,"Child K: ""What we\'ve learned"" & why",2'],
    ['capitals', 'CHILD K: “WHAT WE’VE LEARNED” & WHY'],
    ['an address', `/search?x=${encodeURIComponent('Child K: “What we’ve learned” & why')}`],
  ])('are found in %s', (_, body) => {
    expect(holds(wordsOfAnswer(body), title)).toBe(true);
  });

  it('are found as whole words only', () => {
    expect(holds('the child killed', 'child k')).toBe(false);
    expect(holds('/publications/child-k-2', '/publications/child-k')).toBe(false);
    expect(holds('a stepchild k', 'child k')).toBe(false);
    expect(holds('a stepchild k, and child k.', 'child k')).toBe(true);
  });
});

describe('a phrase', () => {
  it.each(['Child K', 'CSPR 14', 'Unforgettable', 'A review of neglect'])('%s tells', (text) =>
    expect(isTelling(text)).toBe(true),
  );

  it.each(['', 'Annie', 'Report', 'Executive summary', 'Full report', 'Guidance', 'K'])(
    '“%s” tells nothing',
    (text) => expect(isTelling(text)).toBe(false),
  );
});

describe('sentences', () => {
  const body = [
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'The baby was seen by ' },
        { type: 'text', bold: true, text: 'nine' },
        { type: 'text', text: ' agencies. Each knew a little of it.' },
      ],
    },
  ];

  it('are found across bold words', () => {
    expect(textsOf(body)).toContain(
      'The baby was seen by nine agencies. Each knew a little of it.',
    );
    expect(sentenceTerms({ body }, '').map(({ text }) => text)).toContain(
      'The baby was seen by nine agencies.',
    );
  });

  it('that are public already are left out', () => {
    const known = plainWords('The baby was seen by nine agencies. And more.');
    expect(sentenceTerms({ body }, known).map(({ text }) => text)).not.toContain(
      'The baby was seen by nine agencies.',
    );
  });

  it('are as long as a feed still shows', () => {
    const [term] = sentenceTerms({ summary: 'word '.repeat(60) }, '');
    expect(term?.text.length).toBeLessThanOrEqual(90);
  });
});

it('finds the files of a page and their source maps', () => {
  const html = `<link rel="stylesheet" href="/a.css"><link rel="canonical" href="https://site.example/x">
    <script type="module" src="https://site.example/b.js"></script><img src="//other.example/c.png">`;
  expect(filesOfPage(html, 'https://site.example')).toEqual([
    '/a.css',
    '/b.js',
    '/a.css.map',
    '/b.js.map',
  ]);
});
