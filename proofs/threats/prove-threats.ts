import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfWithPages } from '../../cms/tests/sample-files.ts';
import { publishedLists, publishedSingles } from '@learning-reviews/content-contract';
import { readFirstSignIn } from '../../scripts/run/first-sign-in.ts';
import { ask, type Request } from '../doors/ask.ts';
import { makeDraft } from '../doors/make-item.ts';
import { worldOf } from '../doors/world.ts';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { staffWordsIn } from './staff-words.ts';
import { plantCanary, traversals } from './traversal.ts';

/** Rows of the threat table that no test of the CMS or the site has: 10, 11, and a part of 12. */
export function proveThreats(run: Run): void {
  describe('threats', () => {
    it('row 10: no answer of a read route names a member of staff or holds a field of theirs', async () => {
      const { product } = run;
      const item = await makeDraft(product, await worldOf(product), 'publication');
      await product.approver.publish(item.kind, item);
      const people = readFirstSignIn(product.dataDir).map(({ email }) => email);
      expect(people.length).toBeGreaterThan(2);
      const asSite = { authorization: `Bearer ${product.secrets.SITE_TOKEN}` };
      const requests: Request[] = [
        ...[...Object.keys(publishedLists), ...Object.keys(publishedSingles), 'revision'].map(
          (name) => ({ to: 'cms' as const, path: `/api/published/${name}` }),
        ),
        ...['withdrawals', 'former-documents', 'take-downs'].map((name) => ({
          to: 'cms' as const,
          path: `/api/removals/${name}`,
          headers: asSite,
        })),
        { to: 'cms', path: await previewAddress(run, item), headers: asSite },
        ...['/admin/init', '/admin/project-type', '/healthz', '/readyz'].map((path) => ({
          to: 'cms' as const,
          path,
        })),
        ...['/feed.json', '/feed.atom', '/publications.csv', '/sitemap.xml', '/', '/readyz'].map(
          (path) => ({ to: 'site' as const, path }),
        ),
      ];
      for (const request of requests) {
        const { status, body } = await ask(product, request);
        expect(status, request.path).toBe(200);
        expect(staffWordsIn(body, people), request.path).toEqual([]);
      }
    });

    it('row 10: would be noticed', () => {
      const body = '{"data":[{"createdBy":{"id":1,"password":"$2a$"}}],"by":"a@example.org"}';
      expect(staffWordsIn(body, ['a@example.org'])).toEqual([
        'a@example.org',
        '/data/0/createdBy',
        '/data/0/createdBy/password',
      ]);
    });

    it('row 11: no address leads out of the store, and nothing outside it is opened', async () => {
      const { product } = run;
      const canary = plantCanary(product);
      canary.forget();
      expect(canary.wasRead()).toBe(false);
      const requests = traversals(product);
      const { body: adminPage } = await ask(product, { to: 'cms', path: '/admin/', isRaw: true });
      for (const request of requests) {
        const { status, body } = await ask(product, request);
        // Every address under /admin is the admin's one page, which is no secret.
        const isAdminPage = request.path.startsWith('/admin/') && body === adminPage;
        const seen = isAdminPage ? 404 : status;
        expect([400, 404, 405], `${request.to} ${request.path} answers ${status}`).toContain(seen);
        expect(body).not.toContain(canary.word);
        expect(body).not.toMatch(/root:.*:0:0:|SQLite format 3|SITE_TOKEN/);
      }
      expect(canary.wasRead()).toBe(false);
      canary.read();
      const isTold = canary.wasRead();
      run.keep(
        'Threats',
        'row 11: ways out of the store',
        `${requests.length} requests, nothing shown${isTold ? ', the file beside the store never opened' : ''}`,
      );
    });

    it('row 12: a file that is two things at once is served as what it says, and runs nowhere', async () => {
      const { product } = run;
      const page = '<script>alert(1)</script><!doctype html><svg onload=alert(1)>';
      const both = Buffer.concat([pdfWithPages(1, page), Buffer.from(page)]);
      const blob = new Blob([new Uint8Array(both)], { type: 'text/html' });
      await expect(product.author.store('both.html', blob)).rejects.toThrow(/answered 400/);
      await expect(product.author.store('both.svg', blob)).rejects.toThrow(/answered 400/);
      const macros = new Blob([new Uint8Array(wordWithMacros())]);
      await expect(product.author.store('macros.docx', macros)).rejects.toThrow(/answered 400/);
      await expect(product.author.store('macros.docm', macros)).rejects.toThrow(/answered 400/);

      const { id } = await product.author.store('both.pdf', blob);
      const { typeId } = await worldOf(product);
      const entry = await product.author.create('publication', {
        title: 'Two things at once',
        slug: 'two-things-at-once',
        kind: 'Report',
        language: 'English',
        summary: 'A document that is a page too.',
        types: { connect: [{ documentId: typeId }] },
        documents: [{ title: 'Both', file: id, language: 'English', isAccessible: true }],
      });
      await product.approver.publish('publication', entry);
      const stored = await product.approver.read('publication', entry);
      const [{ publicId = '' } = {}] = stored['documents'] as { publicId: string }[];
      const address: Request = { to: 'site', path: `/documents/${publicId}/both.pdf` };
      await until('the site serves it', async () => (await ask(product, address)).status === 200);
      const { headers } = await ask(product, { ...address, headers: { accept: 'text/html' } });
      expect(headers['content-type']).toBe('application/pdf');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    });
  });
}

async function previewAddress({ product }: Run, { documentId }: { documentId: string }) {
  const { data } = await product.approver.call<{ data: { url: string } }>(
    'GET',
    `/content-manager/preview/url/api::publication.publication?documentId=${documentId}&status=draft`,
  );
  return `/api${new URL(data.url).pathname}`;
}

/** A Word file with macros whose name says that it has none. */
function wordWithMacros(): Buffer {
  return zipOf(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']);
}

/** APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16; without checksums, which nobody looks at. */
function zipOf(names: readonly string[]): Buffer {
  const content = deflateRawSync(Buffer.from('x'));
  const entries = names.map((name) => Buffer.from(name));
  const local = (name: Buffer) => {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(name.length, 26);
    return Buffer.concat([head, name, content]);
  };
  const central = (name: Buffer) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(content.length, 20);
    head.writeUInt16LE(name.length, 28);
    return Buffer.concat([head, name]);
  };
  const files = Buffer.concat(entries.map(local));
  const directory = Buffer.concat(entries.map(central));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(files.length, 16);
  return Buffer.concat([files, directory, end]);
}
