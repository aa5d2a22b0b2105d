import { addresses } from '@learning-reviews/content-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

const uid = 'api::publication.publication' as const;
const words = 'leads to something that is not public';

let cms: RunningCms;
let types: string[];

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(() => cms.stop());

const linkTo = (url: string) => [
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: 'See ' },
      { type: 'link', url, children: [{ type: 'text', text: 'this' }] },
    ],
  },
];
const page = (url: string) =>
  createEntry(cms.strapi, 'api::page.page', { body: linkTo(url) }, 'published');

describe('what is published names no draft', () => {
  it('in a link, in running text, or by a redirect', async () => {
    const { slug } = await createEntry(cms.strapi, uid, { types });
    const address = addresses.publication(String(slug));
    await expect(page(address)).rejects.toThrow(words);
    await expect(page(`https://reviews.example${address}#learning`)).rejects.toThrow(words);
    const summary = `Soon at ${address}.`;
    await expect(
      createEntry(cms.strapi, 'api::page.page', { summary }, 'published'),
    ).rejects.toThrow(words);
    await expect(
      createEntry(cms.strapi, 'api::redirect.redirect', { to: address }),
    ).rejects.toThrow(words);
    await createEntry(cms.strapi, 'api::page.page', { body: linkTo(address) });
  });

  it('once it is public, it may be named, and after it was taken off not again', async () => {
    const { documentId, slug } = await createEntry(cms.strapi, uid, { types }, 'published');
    const address = addresses.publication(String(slug));
    await page(address);
    await cms.strapi.documents(uid).unpublish({ documentId });
    await expect(page(address)).rejects.toThrow(words);
  });

  it('however it is spelt, nor a link that opens a draft', async () => {
    const { slug } = await createEntry(cms.strapi, uid, { types });
    const address = addresses.publication(String(slug));
    const encoded = `%${address.charCodeAt(1).toString(16)}`;
    await expect(page(`/${encoded}${address.slice(2)}`)).rejects.toThrow(words);
    await expect(page(address.replace('publications/', 'publications//'))).rejects.toThrow(words);
    for (const secret of ['share', 'preview', 'media']) {
      await expect(page(`/${secret}/${'Ab3_-'.repeat(8)}`)).rejects.toThrow(words);
    }
  });

  it('nor does a text lead to what was taken off after it, while its words stay', async () => {
    const { documentId, slug } = await createEntry(cms.strapi, uid, { types }, 'published');
    const address = addresses.publication(String(slug));
    const leading = await page(address);
    const read = async () => {
      const { body } = await cms.call<{ data: { id: string; body: unknown }[] }>(
        '/api/published/pages',
      );
      return JSON.stringify(body.data.find(({ id }) => id === leading.documentId)?.body);
    };
    expect(await read()).toContain(address);
    await cms.strapi.documents(uid).unpublish({ documentId });
    expect(await read()).toBe(
      JSON.stringify([
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'See ' },
            { type: 'text', text: 'this' },
          ],
        },
      ]),
    );
  });

  it('nor does a redirect, after what it leads to was taken off', async () => {
    const { documentId, slug } = await createEntry(cms.strapi, uid, { types }, 'published');
    const to = addresses.publication(String(slug));
    await createEntry(cms.strapi, 'api::redirect.redirect', { to });
    const redirects = async () => (await cms.call('/api/published/redirects')).text;
    expect(await redirects()).toContain(to);
    await cms.strapi.documents(uid).unpublish({ documentId });
    expect(await redirects()).not.toContain(to);
  });

  it('nor the document of a draft', async () => {
    const bytes = pdfWithPages(1, 'hidden');
    const [file] = (await upload(cms, 'Author', bytes, 'r.pdf', 'application/pdf')).body;
    const documents = [{ title: 'Report', file: file?.id }];
    const { documentId } = await createEntry(cms.strapi, uid, { types, documents });
    const part = await cms.strapi.db
      .query('parts.document')
      .findOne({ where: { file: { id: file?.id } } });
    const address = `/documents/${part.publicId}/report.pdf`;
    await expect(page(address)).rejects.toThrow(words);
    const body = linkTo(address);
    await cms.strapi.documents(uid).update({ documentId, data: { body } as never });
    await cms.strapi.documents(uid).publish({ documentId });
    await page(address);
  });

  it('an address where nothing is, or ever was, is not refused', async () => {
    await page('/learning-reviews/publications/never-written');
    await page('/documents/aaaaaaaaaaaaaaaaaaaaaaaa/x.pdf');
  });
});

describe('however many addresses a text names', () => {
  /** The least of several looks: the schedule asks the database too, now and then. */
  async function questions(): Promise<number> {
    const counts = [];
    for (let look = 0; look < 5; look += 1) counts.push(await questionsOnce());
    return Math.min(...counts);
  }

  /** How many questions the database gets while the pages are read. */
  async function questionsOnce(): Promise<number> {
    const { readPublishedList } = cms.built<typeof import('../src/published/read-published')>(
      'published/read-published',
    );
    let count = 0;
    const note = () => void (count += 1);
    cms.strapi.db.connection.on('query', note);
    await readPublishedList(cms.strapi, 'pages', { page: 1, pageSize: 100 });
    cms.strapi.db.connection.off('query', note);
    return count;
  }

  async function publicReport() {
    const bytes = pdfWithPages(1, `${Math.random()}`);
    const [file] = (await upload(cms, 'Author', bytes, 'r.pdf', 'application/pdf')).body;
    const documents = [{ title: 'Report', file: file?.id }];
    const { slug } = await createEntry(cms.strapi, uid, { types, documents }, 'published');
    const { publicId } = await cms.strapi.db
      .query('parts.document')
      .findOne({ where: { file: { id: file?.id } } });
    return [addresses.publication(String(slug)), `/documents/${publicId}/report.pdf`];
  }

  it('the database is asked the same few questions', async () => {
    const [first = '', document = ''] = await publicReport();
    await createEntry(
      cms.strapi,
      'api::page.page',
      { body: [...linkTo(first), ...linkTo(document)] },
      'published',
    );
    const before = await questions();
    const more = await Promise.all(Array.from({ length: 6 }, publicReport));
    for (const links of more) {
      const body = links.flatMap(linkTo);
      await createEntry(cms.strapi, 'api::page.page', { body }, 'published');
    }
    const summary = more.flat().join(' ');
    await createEntry(cms.strapi, 'api::page.page', { summary }, 'published');
    expect(await questions()).toBe(before);
    expect(before).toBeGreaterThan(3);
    expect(before).toBeLessThan(40);
  });

  it('one that is public keeps its link beside a hidden one whose address begins alike', async () => {
    const stays = await createEntry(cms.strapi, uid, { types, slug: 'oak-two' }, 'published');
    const goes = await createEntry(cms.strapi, uid, { types, slug: 'oak' }, 'published');
    const both = [addresses.publication('oak'), addresses.publication('oak-two')];
    const { documentId } = await createEntry(
      cms.strapi,
      'api::page.page',
      { body: both.flatMap(linkTo) },
      'published',
    );
    await cms.strapi.documents(uid).unpublish({ documentId: goes.documentId });
    const { body } = await cms.call<{ data: { id: string; body: unknown }[] }>(
      '/api/published/pages',
    );
    const shown = JSON.stringify(body.data.find(({ id }) => id === documentId)?.body);
    expect(shown).toContain(`"url":"${addresses.publication(String(stays.slug))}"`);
    expect(shown).not.toContain(`"url":"${addresses.publication('oak')}"`);
  });

  it('a link that is spelt otherwise goes too', async () => {
    const { documentId, slug } = await createEntry(cms.strapi, uid, { types }, 'published');
    const spelt = addresses.publication(String(slug)).replace('reviews/', 'reviews%2F');
    await page(spelt);
    await cms.strapi.documents(uid).unpublish({ documentId });
    expect((await cms.call('/api/published/pages')).text).not.toContain(spelt);
  });
});
