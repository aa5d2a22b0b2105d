import { expect, test } from 'vitest';
import { examplePublished } from '../learning-reviews/example-published.ts';
import { breadcrumbData, dataSetData, jsonLd, publicationData } from './structured-data.ts';

const site = 'https://reviews.example';
const [report, briefing] = examplePublished.publications;

test('no text can end the script element', () => {
  const text = jsonLd([{ '@type': 'Thing', name: '</script><script>alert(1)</script>' }]);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)['@graph'][0].name).toContain('</script>');
});

test('a report carries its dates, the last change among them, and no case details', () => {
  const data = publicationData(report!, examplePublished, site);
  expect(data).toMatchObject({
    '@type': 'Report',
    datePublished: '2026-05-14',
    dateModified: '2026-06-02',
    inLanguage: 'en',
  });
  expect(JSON.stringify(data)).not.toContain(report!.summary);
});

test('a publication has one identifier, its themes by name, and each of its documents', () => {
  const data = publicationData(report!, examplePublished, site);
  expect(data['@id']).toBe(`${site}/api/publications/${report!.id}`);
  expect(data).toMatchObject({
    identifier: data['@id'],
    url: `${site}/learning-reviews/publications/${report!.slug}`,
    about: [{ name: 'Hearing the person’s voice' }, { name: 'Sharing information' }],
  });
  const documents = report!.documents.map(
    ({ id, fileName, bytes, language }) =>
      expect.objectContaining({
        contentUrl: `${site}/documents/${id}/${fileName}`,
        contentSize: `${bytes} B`,
        inLanguage: language,
      }) as unknown,
  );
  expect(data['encoding']).toEqual(documents);
});

test('a publication and the data set say how they may be used, where the site does', () => {
  const { settings } = examplePublished;
  const license = { '@type': 'CreativeWork', name: settings.licence };
  expect(publicationData(report!, examplePublished, site)).toMatchObject({ license });
  expect(dataSetData(settings, site, [])).toMatchObject({ license });
  const silent = { ...examplePublished, settings: { ...settings, licence: null } };
  expect(publicationData(report!, silent, site)).not.toHaveProperty('license');
});

test('a briefing is not called a report', () => {
  expect(publicationData(briefing!, examplePublished, site)['@type']).toBe('CreativeWork');
});

test('breadcrumbs count from one and carry whole addresses', () => {
  const data = breadcrumbData([{ name: 'Home', href: '/' }], 'https://reviews.example');
  expect(data.itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://reviews.example/' },
  ]);
});
