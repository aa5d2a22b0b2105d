import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { signedLink } from 'strapi-provider-private-files';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createEntry, uploadOnly, type UploadedFile } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const uid = 'api::publication.publication' as const;
/** The test file of EICAR, in two parts, so that no scanner takes this file for it. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
);

type Watch = typeof import('../src/checking/viruses/watch-clamd');

/** Speaks as much of clamd as is asked of it: VERSION, and INSTREAM with one signature. */
class FakeClamd {
  version = `ClamAV 1.4.6/27400/${new Date().toUTCString().replace(/ GMT$/, '')}`;
  readonly #server: Server = createServer((socket) => this.#serve(socket));
  readonly #sockets = new Set<Socket>();

  async start(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    let received = Buffer.alloc(0);
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      const answer = this.#answerTo(received);
      if (answer) socket.end(`${answer}\0`);
    });
  }

  #answerTo(received: Buffer): string | null {
    const text = received.toString('latin1');
    if (text === 'zVERSION\0') return this.version;
    if (!text.startsWith('zINSTREAM\0')) return null;
    let at = 10;
    let content = '';
    while (at + 4 <= received.length) {
      const length = received.readUInt32BE(at);
      if (length === 0) return content.includes(eicar) ? 'stream: Eicar-Test FOUND' : 'stream: OK';
      content += received.toString('latin1', at + 4, at + 4 + length);
      at += 4 + length;
    }
    return null;
  }
}

const clamd = new FakeClamd();
let port: number;
let cms: RunningCms;
let types: string[];

beforeAll(async () => {
  port = await clamd.start();
  cms = await RunningCms.start({ CLAMAV_HOST: '127.0.0.1', CLAMAV_PORT: String(port) });
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(async () => {
  await cms.stop();
  await clamd.stop();
});

async function draftWith(bytes: Buffer) {
  const [file] = (await uploadOnly(cms, 'Author', bytes, 'a.pdf', 'application/pdf')).body as [
    UploadedFile,
  ];
  const documents = [{ title: 'Full report', file: file.id }];
  const { documentId } = await createEntry(cms.strapi, uid, { types, documents });
  const where = { documentId, publishedAt: null };
  const entry = await cms.strapi.db.query(uid).findOne({ where, populate: { documents: true } });
  return { documentId, publicId: String(entry.documents[0].publicId), file };
}

const scanned = ({ file }: { file: UploadedFile }) =>
  vi.waitFor(async () => {
    const where = { sha256: file.hash.slice(0, 64), kind: 'virus', state: 'done' };
    expect(await cms.strapi.db.connection('document_checks').where(where)).toHaveLength(1);
  }, 60_000);

const publish = ({ documentId }: { documentId: string }) =>
  cms.strapi.documents(uid).publish({ documentId });

const open = async (publicId: string) =>
  (await cms.call(`/api/published/documents/${publicId}`)).status;

const alarms = async (): Promise<string[]> =>
  (await cms.strapi.db.connection('alarms').whereNull('cleared_at')).map(
    ({ key }: { key: string }) => key.replace(/:.*/, ''),
  );

it('a clean file is published and served', async () => {
  const draft = await draftWith(pdfWithPages(1, 'clean'));
  await scanned(draft);
  await publish(draft);
  expect(await open(draft.publicId)).toBe(200);
});

it('a file with a virus is kept, and neither published nor served to anyone', async () => {
  const draft = await draftWith(pdfWithPages(1, eicar));
  await scanned(draft);
  await expect(publish(draft)).rejects.toThrow('holds a virus');
  expect(
    await cms.strapi.db.query('plugin::upload.file').count({ where: { id: draft.file.id } }),
  ).toBe(1);
  const secret = String(process.env.FILES_SECRET);
  const link = signedLink(`${draft.file.hash}.pdf`, secret, 60);
  expect((await cms.call(link)).status).toBe(404);
  expect(await alarms()).toContain('virus');
});

it('what could not be scanned waits, and is not served though it was public', async () => {
  const live = await draftWith(pdfWithPages(1, 'was public'));
  await scanned(live);
  await publish(live);
  await clamd.stop();
  const draft = await draftWith(pdfWithPages(1, 'waits'));
  await vi.waitFor(async () => expect(await alarms()).toContain('clamav-away'), 60_000);
  await expect(publish(draft)).rejects.toThrow('viruses');
  await cms.strapi.db
    .connection('document_checks')
    .where({ sha256: live.file.hash.slice(0, 64), kind: 'virus' })
    .update({ state: 'waiting', result: null, not_before: '2099-01-01T00:00:00.000Z' });
  expect(await open(live.publicId)).toBe(404);
  await clamd.start(port);
  await cms.strapi.db.connection('document_checks').update({ not_before: null });
  await scanned(draft);
  await scanned(live);
  expect(await open(live.publicId)).toBe(200);
  await publish(draft);
  const { watchClamd } = cms.built<Watch>('checking/viruses/watch-clamd');
  await watchClamd(cms.strapi, new Date());
  expect(await alarms()).not.toContain('clamav-away');
});

it('old signatures raise an alarm, and new ones end it', async () => {
  const { watchClamd } = cms.built<Watch>('checking/viruses/watch-clamd');
  const now = new Date();
  await watchClamd(cms.strapi, new Date(now.getTime() + 8 * 24 * 3_600_000));
  expect(await alarms()).toContain('clamav-old');
  await watchClamd(cms.strapi, now);
  expect(await alarms()).not.toContain('clamav-old');
});
