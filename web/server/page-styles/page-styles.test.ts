import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { AstroHandler } from '../rendered-page.ts';
import { PageStyles } from './page-styles.ts';

const policy = "default-src 'none'; style-src 'self'; img-src 'self'";

function stylesOf(sheet: (address: string) => string | undefined) {
  const asked: string[] = [];
  const astro: AstroHandler = (req, res) => {
    asked.push(req.url ?? '');
    const text = sheet(req.url ?? '');
    res.writeHead(text === undefined ? 404 : 200).end(text ?? '');
  };
  const styles = new PageStyles({ astro, siteUrl: 'https://reviews.example', scripts: [] });
  return { styles, asked };
}

const pageOf = (body: string, type = 'text/html; charset=utf-8') => ({
  status: 200,
  headers: { 'content-type': type, 'content-security-policy': policy, etag: 'x' },
  body: Buffer.from(body),
});

const linked = (address: string, rest = '<p>Words $& of a page') =>
  `<title>Page</title><link rel="stylesheet" href="${address}"><link rel="icon" href="/i">${rest}`;

it('puts what a page uses in the place of the link, and allows just that', async () => {
  const { styles, asked } = stylesOf(() => 'p{color:red}.none{color:blue}p::after{content:"$&"}');
  const { headers, body, status } = await styles.inline(pageOf(linked('/s.css')));
  const text = 'p{color:red}p::after{content:"$&"}';
  expect(body.toString()).toBe(
    `<title>Page</title><style>${text}</style><link rel="icon" href="/i"><p>Words $& of a page`,
  );
  const hash = createHash('sha256').update(text).digest('base64');
  expect(headers).toEqual({
    ...pageOf('').headers,
    'content-security-policy': `default-src 'none'; style-src 'self' 'sha256-${hash}'; img-src 'self'`,
  });
  expect(status).toBe(200);
  await styles.inline(pageOf(linked('/s.css')));
  expect(asked).toEqual(['/s.css']);
});

it.each([
  ['is no page', pageOf(linked('/s.css'), 'application/json')],
  ['has no sheet', pageOf('<p>Words')],
  ['has one that is not there', pageOf(linked('/none.css'))],
  ['has one that would end itself', pageOf(linked('/ends.css'))],
])('leaves an answer as it is that %s', async (_what, answer) => {
  const sheets: Record<string, string> = {
    '/s.css': 'p{a:b}',
    '/ends.css': 'p{content:"</style><script>"}',
  };
  const { styles } = stylesOf((address) => sheets[address]);
  expect(await styles.inline(answer)).toEqual(answer);
});

it('forgets sheets of former colours', async () => {
  const { styles, asked } = stylesOf(() => 'p{a:b}');
  for (let number = 0; number < 6; number += 1) {
    await styles.inline(pageOf(linked(`/${number}.css`)));
  }
  await styles.inline(pageOf(linked('/5.css')));
  await styles.inline(pageOf(linked('/0.css')));
  expect(asked).toEqual(['/0.css', '/1.css', '/2.css', '/3.css', '/4.css', '/5.css', '/0.css']);
});
