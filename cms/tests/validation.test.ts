import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

interface Refused {
  error: {
    name: string;
    message: string;
    details: { errors: { path: string[]; message: string }[] };
  };
}

type Fields = Record<string, unknown>;

let cms: RunningCms;

beforeAll(async () => {
  cms = await RunningCms.start();
});

afterAll(() => cms.stop());

const collection = (name: string) => `/content-manager/collection-types/api::${name}.${name}`;

/** What the admin gets when it saves these fields: each marked field with its sentence. */
async function faultsOf(name: string, json: Fields, address = ''): Promise<Record<string, string>> {
  const answer = await cms.as<Refused>('Approver', collection(name) + address, { json });
  expect(answer.status, answer.text).toBe(400);
  expect(answer.body.error.name).toBe('ValidationError');
  const { errors } = answer.body.error.details;
  for (const { message } of errors) expect(answer.body.error.message).toContain(message);
  return Object.fromEntries(errors.map(({ path, message }) => [path.join('.'), message]));
}

const publication = (fields: Fields): Fields => ({
  title: 'T',
  summary: 'S',
  kind: 'Report',
  ...fields,
});

describe('a save is refused, with the field and what to do,', () => {
  it('for an address that another entry has', async () => {
    await createEntry(cms.strapi, 'api::publication.publication', { slug: 'family-k' });
    expect(await faultsOf('publication', publication({ slug: 'family-k' }))).toEqual({
      slug: 'Another entry already has the address “family-k”. Choose another, such as “family-k-2”.',
    });
  });

  it('for an address of the site itself, or one that is no address', async () => {
    expect(await faultsOf('page', { title: 'T', slug: 'admin' })).toEqual({
      slug: 'The address “admin” belongs to the site itself. Choose another, such as “admin-page”.',
    });
    expect(await faultsOf('page', { title: 'T', slug: 'A page!' })).toEqual({
      slug: 'The address “A page!” cannot be used. Use small letters a to z, digits and single hyphens, such as “family-k”.',
    });
  });

  it('for a period that ends before it starts', async () => {
    const periodReviewed = { fromYear: 2020, toYear: 2019 };
    expect(await faultsOf('publication', publication({ slug: 'period', periodReviewed }))).toEqual({
      'periodReviewed.toYear':
        'The period ends before it starts. Make its end the same as its start, or later.',
    });
  });

  it('for a link in text that is no address, and for a picture', async () => {
    const link = {
      type: 'link',
      url: 'javascript:alert(1)',
      children: [{ type: 'text', text: 'x' }],
    };
    const body = [
      { type: 'paragraph', children: [{ type: 'text', text: '' }, link] },
      { type: 'image', image: {}, children: [{ type: 'text', text: '' }] },
    ];
    const faults = await faultsOf('publication', publication({ slug: 'links', body }));
    expect(faults.body).toContain('The link “javascript:alert(1)” is not an address.');
    expect(faults.body).toContain('Pictures cannot be shown in this text.');
  });

  it('for a redirect that hides a page, or leads in a circle', async () => {
    await createEntry(cms.strapi, 'api::page.page', { slug: 'privacy' }, 'published');
    await createEntry(cms.strapi, 'api::redirect.redirect', { from: '/b', to: '/c' });
    expect(Object.keys(await faultsOf('redirect', { from: '/privacy', to: '/x' }))).toEqual([
      'from',
    ]);
    expect(await faultsOf('redirect', { from: '/c', to: '/b' })).toEqual({
      to: '“/b” leads back to “/c”, so readers would go round in circles. Choose another address.',
    });
  });

  it('in a copy that keeps the address', async () => {
    const { documentId } = await createEntry(cms.strapi, 'api::theme.theme', { slug: 'copied' });
    const json = { name: 'Copy', slug: 'copied' };
    expect(Object.keys(await faultsOf('theme', json, `/clone/${documentId}`))).toEqual(['slug']);
  });
});

describe('a draft', () => {
  it('may be unfinished', async () => {
    const json = { title: '', documents: [{ title: '' }] };
    expect((await cms.as('Author', collection('publication'), { json })).status).toBe(201);
  });

  it('gives each entry an id of its own, whatever the sender asks for', async () => {
    const { documentId } = await createEntry(cms.strapi, 'api::theme.theme', { name: 'First' });
    const json = { documentId, name: 'Second', slug: 'second-with-a-borrowed-id', definition: 'x' };
    const made = await cms.as<{ data: { documentId: string } }>('Author', collection('theme'), {
      json,
    });
    expect(made.status, made.text).toBe(201);
    expect(made.body.data.documentId).not.toBe(documentId);
  });

  it('keeps what it had when a wrong change is refused', async () => {
    const { documentId } = await createEntry(cms.strapi, 'api::theme.theme', { name: 'Kept' });
    const call = { method: 'PUT', json: { name: 'Lost', slug: 'Not good' } };
    expect((await cms.as('Author', `${collection('theme')}/${documentId}`, call)).status).toBe(400);
    const stored = await cms.strapi.documents('api::theme.theme').findOne({ documentId });
    expect(stored?.name).toBe('Kept');
  });
});

describe('publishing is refused', () => {
  it('for what is missing, all of it at once', async () => {
    const { documentId } = await createEntry(cms.strapi, 'api::publication.publication', {
      title: '',
      summary: '',
      documents: [{ title: '' }],
    });
    const address = `/${documentId}/actions/publish`;
    const faults = await faultsOf('publication', {}, address);
    expect(faults).toEqual({
      title: 'Fill this in before you publish: “Title” is empty.',
      summary: 'Fill this in before you publish: “Summary” is empty.',
      types: 'Choose at least one review type before you publish, so that readers can find this.',
      'documents.0.title': 'Fill this in before you publish: “Title” is empty.',
      'documents.0.file': 'Choose the file before you publish: “File” is empty.',
    });
  });

  it('when it happens in the same step as the first save', async () => {
    const json = { title: 'T', slug: 'at-once', kind: 'Report', language: 'English' };
    const faults = await faultsOf('publication', json, '/actions/publish');
    expect(Object.keys(faults)).toEqual(expect.arrayContaining(['summary', 'types']));
    const documents = cms.strapi.documents('api::publication.publication');
    const create = documents.create({
      data: { ...json, slug: 'by-code' },
      status: 'published',
    } as never);
    await expect(create).rejects.toThrow('Choose at least one review type before you publish');
    expect(await documents.count({ status: 'published' })).toBe(0);
  });

  it('for whatever the site could not show, though no rule names it', async () => {
    const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
    const uploaded = await upload(cms, 'Author', pdfWithPages(1), 'a.pdf', 'application/pdf');
    const { documentId } = await createEntry(cms.strapi, 'api::publication.publication', {
      types: [type.documentId],
      documents: [{ title: 'Report', file: uploaded.body[0]?.id }],
    });
    const files = cms.strapi.db.query('parts.document');
    await files.updateMany({ where: { title: 'Report' }, data: { publicId: 'not an id' } });
    const faults = await faultsOf('publication', {}, `/${documentId}/actions/publish`);
    expect(Object.keys(faults)).toEqual(['documents.0.id']);
    expect(Object.values(faults)[0]).toContain('The site cannot show this yet.');
    const documents = cms.strapi.documents('api::publication.publication');
    expect(await documents.findOne({ documentId, status: 'published' })).toBeNull();
  });

  it('for a contact whom nobody can reach', async () => {
    const { documentId } = await createEntry(cms.strapi, 'api::form.form', {
      sendTo: { name: 'Team' },
    });
    expect(await faultsOf('form', {}, `/${documentId}/actions/publish`)).toEqual({
      'sendTo.phone':
        'Nobody can reach this contact. Give a telephone number, an e-mail address or a web address.',
    });
  });
});

describe('the day of first publication', () => {
  it('is the UK day of the first publishing, and stays', async () => {
    const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
    const documents = cms.strapi.documents('api::publication.publication');
    const made = await createEntry(cms.strapi, 'api::publication.publication', {
      types: [type.documentId],
    });
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(
      new Date(),
    );
    const { entries } = await documents.publish({ documentId: made.documentId });
    expect(entries[0]).toMatchObject({ firstPublishedOn: today });
    await documents.update({
      documentId: made.documentId,
      data: { firstPublishedOn: '2020-02-03' } as never,
    });
    const again = await documents.publish({ documentId: made.documentId });
    expect(again.entries[0]).toMatchObject({ firstPublishedOn: '2020-02-03' });
  });
});
