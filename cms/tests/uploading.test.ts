import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { temporaryPrefix } from 'strapi-provider-private-files';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

let cms: RunningCms;

/** The common folder for temporary files, to be looked through at leisure. */
const temporary = mkdtempSync(path.join(tmpdir(), 'uploading-test-'));

beforeAll(async () => {
  process.env.TMPDIR = temporary;
  cms = await RunningCms.start({ MAX_UPLOAD_MB: '1' });
});

afterAll(async () => {
  await cms.stop();
  await rm(temporary, { recursive: true });
});

const uploading = () => path.join(cms.dataDir, 'uploading');

/** Whatever an upload left: in the common folder, or in that of the CMS. */
function filesLeft(): string[] {
  const own = path.basename(cms.dataDir);
  const common = readdirSync(temporary).filter((name) => !name.startsWith(own));
  const left = existsSync(uploading()) ? readdirSync(uploading(), { recursive: true }) : [];
  return [...common, ...left.map(String)];
}

function formWith(field: string, bytes: Buffer, count = 1): FormData {
  const form = new FormData();
  for (let at = 0; at < count; at += 1) {
    form.append(field, new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'a.pdf');
  }
  return form;
}

async function expectNothingLeft(): Promise<void> {
  await vi.waitFor(() => expect(filesLeft()).toEqual([]), { timeout: 3000 });
}

describe('an anonymous request with a file', () => {
  it.each(['/', '/admin/login', '/api/published/revision', '/upload/unknown', '/nothing'])(
    'at %s is refused as no file belongs there',
    async (address) => {
      const answer = await cms.call(address, { form: formWith('x', Buffer.alloc(200_000)) });
      expect(answer.status).toBe(415);
      expect(answer.text).toBe('This address takes no files. Send JSON.');
      await expectNothingLeft();
    },
  );

  it.each(['/upload', '/upload/', '/upload?id=1', '/upload/files', '/upload/files/1/replace'])(
    'at %s is refused as nobody is signed in',
    async (address) => {
      const form = formWith('files', pdfWithPages(1));
      for (const authorization of ['', 'Bearer x', `Bearer ${cms.siteToken}`]) {
        const answer = await cms.call(address, { form, headers: { authorization } });
        expect(answer.status).toBe(401);
      }
      await expectNothingLeft();
    },
  );
});

describe('an upload by an editor', () => {
  it('leaves nothing behind when it is accepted', async () => {
    for (const address of ['/upload', '/upload/files']) {
      const form = formWith('files', pdfWithPages(1, address));
      expect((await cms.as('Author', address, { form })).status, address).toBe(201);
    }
    await expectNothingLeft();
  });

  it('can change what is said of a file', async () => {
    const { body } = await upload(cms, 'Author', pdfWithPages(2), 'a.pdf', 'application/pdf');
    const form = new FormData();
    form.append('fileInfo', JSON.stringify({ name: 'b.pdf' }));
    const address = `/upload/files/${body[0]?.id}`;
    expect((await cms.as('Author', address, { method: 'PUT', form })).status).toBe(200);
    expect((await cms.as('Author', `/upload?id=${body[0]?.id}`, { form })).status).toBe(200);
  });

  it.each([
    ['of a wrong type', 'files', Buffer.from('<!doctype html>'), 1, 400],
    ['in an unexpected field', 'x', pdfWithPages(1), 1, 400],
    ['that is too large', 'files', Buffer.alloc(2_000_000), 1, 413],
    ['of too many files', 'files', pdfWithPages(1), 21, 413],
  ])('%s leaves nothing behind', async (_, field, bytes, count, status) => {
    const answer = await cms.as('Author', '/upload', { form: formWith(field, bytes, count) });
    expect(answer.status).toBe(status);
    await expectNothingLeft();
  });

  it('that breaks off is seen only by its owner, and leaves nothing behind', async () => {
    const socket = connect(cms.port, '127.0.0.1');
    socket.write(
      [
        'POST /upload HTTP/1.1',
        'Host: cms',
        `Authorization: Bearer ${await cms.tokenOf('Author')}`,
        'Content-Type: multipart/form-data; boundary=b',
        'Content-Length: 500000',
        '',
        '--b',
        'Content-Disposition: form-data; name="files"; filename="a.pdf"',
        'Content-Type: application/pdf',
        '',
        'x'.repeat(100_000),
      ].join('\r\n'),
    );
    await vi.waitFor(() => expect(filesLeft()).toHaveLength(2), { timeout: 3000 });
    expect(statSync(uploading()).mode & 0o777).toBe(0o700);
    socket.destroy();
    await expectNothingLeft();
  });
});

it('what a killed process left is removed at the next start, and the rest after an hour', () => {
  const { prepareUploadingFolder } = cms.built<typeof import('../src/uploading/request-folder')>(
    'uploading/request-folder',
  );
  const hourAgo = new Date(Date.now() - 61 * 60 * 1000);
  const own = `${temporaryPrefix('request')}abcdef`;
  // No process has a number that large.
  const ofKilled = own.replace(`-${process.pid}-`, '-4194399-');
  for (const name of ['old', 'young', own, ofKilled]) mkdirSync(path.join(uploading(), name));
  utimesSync(path.join(uploading(), 'old'), hourAgo, hourAgo);
  prepareUploadingFolder();
  expect(readdirSync(uploading()).sort()).toEqual([own, 'young']);
});
