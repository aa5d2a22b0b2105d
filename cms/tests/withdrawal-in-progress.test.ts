import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

const uid = 'api::publication.publication' as const;

let cms: RunningCms;
let types: string[];
let site: Server;
/** What the stand-in for the public site answers, in turn; the last one for ever. */
let siteAnswers: number[] = [];

beforeAll(async () => {
  site = createServer((_request, response) => {
    const status = siteAnswers.length > 1 ? siteAnswers.shift() : siteAnswers[0];
    response.writeHead(status ?? 500).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const { port } = site.address() as AddressInfo;
  cms = await RunningCms.start({ SITE_URL: `http://127.0.0.1:${port}` });
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(async () => {
  await cms.stop();
  site.close();
});

describe('whether the site has let go', () => {
  it.each([
    [[200, 200, 410], true],
    [[404], true],
    [[503], null],
  ])('when it answers %o: %o', async (answers, hasLetGo) => {
    const { documentId } = await createEntry(cms.strapi, uid, { types }, 'published');
    siteAnswers = answers;
    const address = `/editor-screens/site-lets-go?uid=${uid}&documentId=${documentId}`;
    const answer = await cms.as<{ data: object }>('Author', address);
    expect(answer.body.data).toEqual({ hasLetGo });
  });

  it('is false when it goes on showing the page', async () => {
    const { documentId } = await createEntry(cms.strapi, uid, { types }, 'published');
    siteAnswers = [200];
    const address = `/editor-screens/site-lets-go?uid=${uid}&documentId=${documentId}`;
    const answer = await cms.as<{ data: object }>('Author', address);
    expect(answer.body.data).toEqual({ hasLetGo: false });
  });
});

it('a download that is under way is cut off by a withdrawal', async () => {
  const bytes = Buffer.concat([pdfWithPages(1, 'long'), Buffer.alloc(30 * 1024 * 1024)]);
  const [file] = (await upload(cms, 'Author', bytes, 'r.pdf', 'application/pdf')).body;
  const documents = [{ title: 'Report', file: file?.id }];
  const { documentId } = await createEntry(cms.strapi, uid, { types, documents }, 'published');
  const part = await cms.strapi.db
    .query('parts.document')
    .findOne({ where: { file: { id: file?.id } } });
  const address = `http://127.0.0.1:${cms.port}/api/published/documents/${part.publicId}`;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, resolve).once('error', reject);
  });
  expect(response.statusCode).toBe(200);
  let received = 0;
  const ended = new Promise<string>((resolve) => {
    response.once('end', () => resolve('whole'));
    response.once('error', () => resolve('cut off'));
  });
  // Nothing is read until it is withdrawn.
  const json = { uid, documentId, reason: 'legal', leavesNotice: false };
  expect((await cms.as('Approver', '/editor-screens/withdrawals', { json })).status).toBe(200);
  response.on('data', (chunk: Buffer) => (received += chunk.length));
  expect(await ended).toBe('cut off');
  expect(received).toBeLessThan(bytes.length);
});
