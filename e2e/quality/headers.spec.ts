import type { APIResponse } from '@playwright/test';
import { expect, test } from '../fixtures/watched-page.ts';
import { readPublications } from '../fixtures/site-map.ts';
import { settings } from '../settings.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

test('every kind of answer carries the security headers', async ({ request }) => {
  const publications = await readPublications(request);
  const document = publications.find((one) => one.documents.length > 0)?.documents[0] ?? '';
  const html = await (await request.get('/')).text();
  const style = /href="([^"]+\.css)"/.exec(html)?.[1] ?? '';
  const etag = (await request.get(style)).headers()['etag'] ?? '';
  const answers: Record<string, Promise<APIResponse>> = {
    'a page': request.get('/learning-reviews'),
    'a page asked with HEAD': request.head('/learning-reviews'),
    'a missing page': request.get('/no-such-page'),
    'a missing document': request.get('/documents/aaaaaaaaaaaaaaaaaaaaaaaa/none.pdf'),
    'a missing preview': request.get('/preview/none'),
    'a redirect': request.get('/learning-reviews/', { maxRedirects: 0 }),
    'a style sheet': request.get(style),
    'a style sheet that has not changed': request.get(style, {
      headers: { 'If-None-Match': etag },
    }),
    'a document': request.get(document),
    'a part of a document': request.get(document, { headers: { Range: 'bytes=0-9' } }),
    'a feed': request.get('/feed.atom'),
    'the icon': request.get('/favicon.ico'),
    'a method that is not allowed': request.post('/learning-reviews'),
    'an address that cannot be read': request.get('/%E0%A4%A'),
    'an operator’s question': request.get('/healthz'),
  };
  const faults: string[] = [];
  for (const [name, asked] of Object.entries(answers)) {
    const answer = await asked;
    faults.push(...faultsOf(answer).map((fault) => `${name} (${answer.status()}): ${fault}`));
  }
  expect(faults).toEqual([]);
});

test('another host name is refused', async ({ request }) => {
  const answer = await request.get('/', { headers: { Host: 'elsewhere.example' } });
  expect(answer.status()).toBe(421);
  expect(await answer.text()).not.toContain('elsewhere.example');
});

test('no other site may read an answer from a script', async ({ request }) => {
  const answer = await request.get('/feed.json', {
    headers: { Origin: 'https://elsewhere.example' },
  });
  expect(answer.headers()).not.toHaveProperty('access-control-allow-origin');
});

/** What an answer must have; a preview may stand in a frame of the CMS, and is kept nowhere. */
function expectedOf(answer: APIResponse): { policy: string[]; exact: Record<string, string> } {
  const { pathname } = new URL(answer.url());
  const exact = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
  if (pathname.startsWith('/preview/')) {
    const framed = policy.map((part) =>
      part.startsWith('frame-ancestors') ? `frame-ancestors ${settings.cmsUrl}` : part,
    );
    const kept = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' };
    return { policy: framed, exact: { ...exact, ...kept, 'referrer-policy': 'no-referrer' } };
  }
  const isDocument = pathname.startsWith('/documents/') && answer.ok();
  return {
    policy: isDocument ? ["default-src 'none'", "frame-ancestors 'none'", 'sandbox'] : policy,
    exact,
  };
}

function faultsOf(answer: APIResponse): string[] {
  const headers = answer.headers();
  const expected = expectedOf(answer);
  const directives = (headers['content-security-policy'] ?? '').split(/;\s*/);
  return [
    ...expected.policy
      .filter((part) => !directives.includes(part))
      .map((part) => `its policy lacks ${part}`),
    ...(directives.some((part) => part.includes('unsafe')) ? ['its policy allows the unsafe'] : []),
    ...Object.entries(expected.exact)
      .filter(([name, value]) => headers[name] !== value)
      .map(([name]) => `${name} is ${headers[name] ?? 'absent'}`),
    ...(headers['permissions-policy']?.includes('camera=()') ? [] : ['no permissions-policy']),
    ...['set-cookie', 'x-powered-by', 'server', 'access-control-allow-origin']
      .filter((name) => name in headers)
      .map((name) => `it has ${name}`),
  ];
}
