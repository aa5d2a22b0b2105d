import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';
import { freePort } from '../../scripts/run/ports.ts';
import { readTemplates, type Template } from '../fixtures/site-map.ts';
import { test as base, expect } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';

const host = `127.0.0.1:${await freePort()}`;

const test = base.extend({ answeredHosts: [host] });
test.use({ provoked: /status of 404/ });

const screens = {
  'on a telephone': { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true },
  'on a desk': { viewport: { width: 1280, height: 800 } },
};

/** How many pages load at a time: much of it is waiting. */
const atOnce = 3;

let line: Server;
test.beforeAll(async () => {
  line = await startSlowLine();
});
test.afterAll(() => {
  line.closeAllConnections();
  line.close();
});

for (const [name, screen] of Object.entries(screens)) {
  test.describe(name, () => {
    test.use(screen);
    test('no page moves while it comes over a slow line', async ({
      context,
      request,
      problems: _watched,
    }) => {
      test.setTimeout(180_000);
      const moved: string[] = [];
      const waiting = await readTemplates(request);
      expect(waiting.length).toBeGreaterThan(10);
      const loadNext = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          moved.push(...(await shiftsOf(next, context)));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, loadNext));
      expect(moved).toEqual([]);
    });
  });
}

test('a page that moves would be noticed', async ({ context }) => {
  const page = await context.newPage();
  await page.route('**/moves', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>Here</p><p>There</p>' }),
  );
  await page.goto(`http://${host}/moves`);
  await wait(200);
  await page.evaluate(() => {
    document.querySelector('p')?.setAttribute('hidden', '');
  });
  await wait(200);
  expect(await readShifts(page)).not.toEqual([]);
});

/** What moved in a page while it came, with by how much. */
async function shiftsOf({ name, path }: Template, context: BrowserContext): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(`http://${host}${path}`);
  // What scripts move, they move now.
  await wait(200);
  const shifts = await readShifts(page);
  await page.close();
  return shifts.map((shift) => `${name} (${path}): ${shift}`);
}

/** All shifts of the layout so far, also those from before anybody looked. */
const readShifts = (page: { evaluate<T>(f: () => Promise<T>): Promise<T> }) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const found: string[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as Shift[]) {
            const moves = entry.sources.map(({ node, previousRect: from, currentRect: to }) => {
              const text = node?.textContent?.trim().slice(0, 40);
              return `“${text}” from ${from.left}, ${from.top} to ${to.left}, ${to.top}`;
            });
            found.push(`${entry.value}: ${moves.join('; ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(found), 50);
      }),
  );

interface Shift {
  value: number;
  sources: { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[];
}

/** The site through a line so slow that a page is painted in pieces. */
async function startSlowLine(): Promise<Server> {
  const server = createServer((asked, answer) => {
    void (async () => {
      const address = settings.siteUrl + (asked.url ?? '/');
      const got = await fetch(address, { headers: { accept: asked.headers.accept ?? '*/*' } });
      const body = Buffer.from(await got.arrayBuffer());
      const type = got.headers.get('content-type') ?? '';
      answer.writeHead(got.status, { 'content-type': type });
      if (type.startsWith('text/html')) {
        for (const piece of piecesOf(body.toString())) {
          answer.write(piece);
          await wait(20);
        }
        answer.end();
      } else answer.end(body);
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(Number(host.split(':')[1]), '127.0.0.1', resolve);
  });
  return server;
}

/** HTML cut before what opens: into small pieces as far as a first screen goes, then into large ones. */
function piecesOf(html: string): string[] {
  const pieces = [''];
  let sent = 0;
  for (const part of html.split(/(?=<\w)/)) {
    const last = pieces.at(-1) ?? '';
    if (last.length > (sent < 10_000 ? 100 : 2000)) {
      pieces.push('');
      sent += last.length;
    }
    pieces[pieces.length - 1] += part;
  }
  return pieces;
}
