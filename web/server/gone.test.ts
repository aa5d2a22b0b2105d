import {
  addresses,
  type FormerDocument,
  type PublishedDocument,
  type PublishedSet,
  type Withdrawal,
} from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDocumentsCms, type DocumentsCms } from './testing/fake-documents-cms.ts';
import { startRealSite, type RealSite } from './testing/real-pages.ts';

const { lists } = examplePublishedSet;
const [withdrawn, withdrawnForm] = lists.withdrawals as [Withdrawal, Withdrawal];
const [report] = lists.publications;
const [current] = report!.documents as [PublishedDocument];
const reportPath = addresses.publication(report!.slug);

let cms: DocumentsCms;
let site: RealSite;

beforeEach(async () => {
  cms = await startDocumentsCms((_req, res) =>
    res
      .writeHead(200, { etag: `"${current.sha256}"`, 'content-length': current.bytes })
      .end(Buffer.alloc(current.bytes)),
  );
  site = await startRealSite(examplePublishedSet, { cmsInternalUrl: cms.url });
});
afterEach(async () => {
  await site.close();
  await cms.close();
});

function publish(changes: Partial<PublishedSet['lists']>): void {
  site.told.set = { ...examplePublishedSet, lists: { ...lists, ...changes } };
}

async function ask(path: string, options?: Parameters<RealSite['ask']>[1]) {
  const { status, headers, body } = await site.ask(path, options);
  return { status, headers, text: body.toString() };
}

describe('a publication that was withdrawn with a notice', () => {
  it('answers 410 with a notice: when, why, and what the approver added', async () => {
    const { status, headers, text } = await ask(withdrawn.path);
    expect([status, headers['cache-control']]).toEqual([410, 'no-store']);
    expect(text).toContain('<h1>This publication has been withdrawn</h1>');
    expect(text).toMatch(/3 September 2026<\/time>\s*because it was published by mistake\./);
    expect(text).toContain(withdrawn.text);
    expect(text).toContain(`<a href="${addresses.publications}">Publications</a>`);
    expect(text).toContain('If you need support');
    expect(text).toMatch(/<meta name="robots" content="noindex/);
  });

  it('says nothing of what it was, not even by its address', async () => {
    const { text } = await ask(withdrawn.path);
    expect(text).not.toMatch(/family-m|Family M/i);
    expect(text).not.toContain(withdrawn.id);
    for (const id of withdrawn.documents) expect(text).not.toContain(id);
    expect(text).not.toContain('ld+json');
    expect(text).not.toContain('og:');
  });

  it('gives each reason calm words', async () => {
    const words = {
      'published-in-error': /because it was published by mistake\./,
      'personal-information': /to protect people’s privacy\./,
      legal: /for legal reasons\./,
      'family-request': /because the family asked us to\./,
      replaced: /because it has been replaced\.[^]*please use the newer version/,
    };
    for (const reason of Object.keys(words) as (keyof typeof words)[]) {
      publish({ withdrawals: [{ ...withdrawn, reason, text: null }] });
      expect((await ask(withdrawn.path)).text).toMatch(words[reason]);
    }
  });

  it('shows what the approver wrote as text, in its paragraphs', async () => {
    const text = 'First <b>line</b>\n\nSecond & last';
    publish({ withdrawals: [{ ...withdrawn, text }] });
    const answer = await ask(withdrawn.path);
    expect(answer.text).toContain('<p>First &lt;b&gt;line&lt;/b&gt;</p>');
    expect(answer.text).toContain('<p>Second &amp; last</p>');
  });

  it('answers 410 for each of its documents, by any name, with the same words', async () => {
    for (const id of withdrawn.documents) {
      for (const path of [`/documents/${id}`, `/documents/${id}/a.pdf`, `/documents/${id}/b%20c`]) {
        const { status, headers, text } = await ask(path, { headers: { range: 'bytes=0-1' } });
        expect([path, status, headers['cache-control']]).toEqual([path, 410, 'no-store']);
        expect(text).toContain('<h1>This document has been withdrawn</h1>');
        expect(text).toMatch(/3 September 2026<\/time>\s*because it was published by mistake\./);
        expect(text).toContain(withdrawn.text);
        expect(text).not.toContain(id);
      }
    }
    expect(cms.asked).toEqual([]);
  });

  it('answers HEAD as GET', async () => {
    const get = await ask(withdrawn.path);
    const head = await ask(withdrawn.path, { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.text]).toEqual([
      410,
      get.headers['content-length'],
      '',
    ]);
  });

  it('is in no list, feed, table or sitemap', async () => {
    const lists = ['/', '/feed.atom', '/feed.json', '/publications.csv', '/sitemap.xml'].concat(
      [addresses.everythingAsJson, addresses.openDataTable('documents')],
      [addresses.apiList('publications'), addresses.apiList('forms')],
    );
    for (const path of lists) {
      expect((await ask(path)).text, path).not.toContain(withdrawn.path);
    }
  });

  it('gives way to what is published at the same address', async () => {
    const slug = withdrawn.path.split('/').at(-1) ?? '';
    publish({ publications: [{ ...report!, slug }] });
    const { status, text } = await ask(withdrawn.path);
    expect([status, text.includes(report!.summary)]).toEqual([200, true]);
  });

  it('is an unknown address as soon as the withdrawal is lifted', async () => {
    publish({ withdrawals: [] });
    expect((await ask(withdrawn.path)).status).toBe(404);
    expect((await ask(`/documents/${withdrawn.documents[0]}/a.pdf`)).status).toBe(404);
  });

  it('tells of the newest withdrawal where there were two', async () => {
    const older = { ...withdrawn, id: 'older', withdrawnOn: '2025-01-01', text: 'Long ago' };
    publish({ withdrawals: [withdrawn, older] });
    expect((await ask(withdrawn.path)).text).not.toContain('Long ago');
  });
});

it('says of a form that it is a form', async () => {
  const { status, text } = await ask(withdrawnForm.path);
  expect(status).toBe(410);
  expect(text).toContain('<h1>This form has been withdrawn</h1>');
  expect(text).toMatch(/4 September 2026<\/time>\s*to protect people’s privacy\./);
  expect(text).toContain('please do not use it or share it');
  expect(text).toContain(`<a href="${addresses.forms}">Forms and guidance</a>`);
});

describe('a document that its publication holds no more', () => {
  const former = (id: string, replacedBy: string | null, path = reportPath): FormerDocument => ({
    id: id.padEnd(20, '0'),
    replacedBy: replacedBy && replacedBy.padEnd(20, '0'),
    path,
    isArchived: false,
  });
  const a = '/documents/a0000000000000000000/x.pdf';

  it('leads to what replaced it, and nobody keeps that', async () => {
    publish({ 'former-documents': [former('a', current.id)] });
    const { status, headers } = await ask(a);
    expect([status, headers.location]).toEqual([302, addresses.document(current)]);
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('leads through several replacements to the one that is public', async () => {
    publish({
      'former-documents': [former('c', current.id), former('a', 'b'), former('b', 'c')],
    });
    expect((await ask(a)).headers.location).toBe(addresses.document(current));
  });

  it.each([
    ['a circle', [former('a', 'b'), former('b', 'a')]],
    ['a document that replaced itself', [former('a', 'a')]],
    ['a replacement that is not public', [former('a', 'z')]],
    ['a replacement that is gone itself', [former('a', 'b'), former('b', null)]],
    ['no replacement', [former('a', null)]],
  ])('answers 410 where there is %s, and leads to its page', async (_what, list) => {
    publish({ 'former-documents': list });
    const { status, headers, text } = await ask(a);
    expect([status, headers['cache-control']]).toEqual([410, 'no-store']);
    expect(text).toContain('<h1>This document is no longer here</h1>');
    expect(text).toMatch(new RegExp(`<a href="${reportPath}"[^>]*>${report!.title}</a>`));
  });

  it('says that it is archived where it is', async () => {
    publish({ 'former-documents': [{ ...former('a', null), isArchived: true }] });
    expect((await ask(a)).text).toContain('It has been archived');
  });

  it.each([
    ['was withdrawn', withdrawn.path],
    ['is not there', addresses.publication('nothing')],
    ['is another kind of page', '/contact'],
  ])('is unknown where its page %s', async (_what, path) => {
    publish({ 'former-documents': [former('a', current.id, path)] });
    const unknown = await ask('/documents/xyz');
    const answer = await ask(a);
    expect([answer.status, answer.text]).toEqual([404, unknown.text]);
  });

  it('is unknown from the moment on in which its page comes down', async () => {
    publish({
      'former-documents': [former('a', null)],
      'take-downs': [{ id: report!.id, at: '2026-11-26T10:00:00Z' }],
    });
    site.told.now = Date.parse('2026-11-26T10:00:00Z') - 1;
    expect((await ask(a)).status).toBe(410);
    site.told.now += 1;
    expect((await ask(a)).status).toBe(404);
  });

  it('is public where it is public again, whatever else is told of it', async () => {
    publish({
      withdrawals: [{ ...withdrawn, documents: [current.id] }],
      'former-documents': [former(current.id, null)],
    });
    expect((await ask(addresses.document(current))).status).toBe(200);
  });

  it('was withdrawn rather than replaced, where it was both', async () => {
    publish({
      withdrawals: [{ ...withdrawn, documents: [former('a', null).id] }],
      'former-documents': [former('a', current.id)],
    });
    expect((await ask(a)).text).toContain('This document has been withdrawn');
  });
});
