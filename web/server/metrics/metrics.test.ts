import type { AddressInfo } from 'node:net';
import type { SnapshotStatus } from 'strapi-content';
import { expect, it } from 'vitest';
import { startTestSite } from '../testing/test-site.ts';
import { FrontServerFigures } from './front-server-figures.ts';
import { createMetricsServer } from './metrics-server.ts';
import { metricsText, type Measured } from './metrics-text.ts';

const now = new Date('2026-03-01T11:01:30Z');
const snapshot: SnapshotStatus = {
  source: 'disk',
  revision: 7,
  fetchedAt: now,
  confirmedAt: new Date('2026-03-01T11:00:00Z'),
  fault: { kind: 'timed-out', message: 'http://10.0.0.7', since: new Date('2026-03-01T11:01:00Z') },
  diskFault: null,
  leftOut: [{ list: 'pages', id: 'secret-id', fault: '' }],
};
const measured = (): Measured => ({
  figures: new FrontServerFigures(),
  snapshot,
  publications: 12,
  searched: 9,
  copies: { bytes: 100, size: 2 },
  cache: undefined,
  connections: 3,
  lateSeconds: 0.02,
  process: { memoryBytes: 1, heapBytes: 2, cpuSeconds: 3, startedAt: 4 },
  now,
});

it('says how old the content is, and for how long the CMS has not answered', () => {
  const text = metricsText(measured());
  expect(text).toContain('\nsite_content_age_seconds 90\n');
  expect(text).toContain('\nsite_cms_fault_seconds{fault="timed-out"} 30\n');
  expect(text).toContain('\nsite_disk_fault_seconds 0\n');
  expect(text).toContain('\nsite_publications 12\n');
  expect(text).toContain('\nsite_publications_searched 9\n');
  expect(metricsText({ ...measured(), searched: undefined })).toContain('_searched -1\n');
  expect(text).not.toMatch(/secret-id|10\.0\.0\.7/);
});

it('keeps to the format: each sample under its help and type, and no name twice', () => {
  const lines = metricsText(measured()).trimEnd().split('\n');
  const names = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  expect(new Set(names).size).toBe(names.length);
  for (const line of lines) {
    expect(line).toMatch(
      /^(?:# (?:HELP|TYPE) [a-z_0-9]+ .+|[a-z_0-9]+(?:\{[a-z]+="[^"]*"\})? -?[\d.e-]+)$/,
    );
  }
});

it('counts answers by their status, and pages that were ready', async () => {
  const figures = new FrontServerFigures();
  const site = await startTestSite({
    figures,
    astro: (req, res) => {
      if (req.url === '/fault') throw new Error('Broken on purpose');
      res.writeHead(req.url === '/' ? 200 : 404, { 'content-type': 'text/html' }).end('A page');
    },
  });
  for (const path of ['/', '/', '/unknown', '/fault', '/']) await site.ask(path);
  await site.ask('/', { method: 'POST' });
  expect(figures.answers).toEqual([0, 0, 3, 0, 2, 1]);
  expect([figures.quick, figures.faults]).toEqual([2, 1]);
  expect(figures.htmlCache?.()).toMatchObject({ pages: 2, hits: 2, renders: 4 });
  await site.close();
});

it('tells them on a port of its own, at one address', async () => {
  const server = createMetricsServer(measured);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answer = await fetch(`${address}/metrics`);
  expect(answer.headers.get('content-type')).toContain('version=0.0.4');
  expect(await answer.text()).toMatch(/^process_resident_memory_bytes [1-9]\d{6,}$/m);
  expect((await fetch(`${address}/`)).status).toBe(404);
  expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(404);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
