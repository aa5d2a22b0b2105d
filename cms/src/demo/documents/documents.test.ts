import { strFromU8, unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { demonstrationFolder, readContent } from '../read-content';
import { makeFormDocument, makePublicationDocument } from './document-owner';
import type { MadeDocument } from './make-document';

interface Made extends MadeDocument {
  name: string;
  title: string;
  language: string;
}

const tags = { English: 'en-GB', Welsh: 'cy-GB', Polish: 'pl-PL' } as const;
const content = readContent(demonstrationFolder);

async function makeAll(): Promise<Made[]> {
  const made: Made[] = [];
  for (const [name, publication] of content.publications) {
    for (const file of publication.documents) {
      const document = await makePublicationDocument(content, publication, file);
      made.push({ ...document, name, title: file.title, language: tags[file.language] });
    }
  }
  for (const [name, form] of content.forms) {
    for (const file of form.documents) {
      const document = await makeFormDocument(content, form, file);
      made.push({ ...document, name, title: file.title, language: tags[file.language] });
    }
  }
  return made;
}

let documents: Made[];
beforeAll(async () => {
  documents = await makeAll();
}, 120_000);

const open = ({ bytes }: Made) => getDocumentProxy(new Uint8Array(bytes));
const pdfs = () => documents.filter(({ extension }) => extension === '.pdf');
const words = () => documents.filter(({ extension }) => extension === '.docx');
const named = (name: string): Made => pdfs().find((made) => made.name === name)!;

describe('generated PDFs', () => {
  it('are tagged, titled and in their language', async () => {
    expect(pdfs().length).toBeGreaterThan(40);
    for (const made of pdfs()) {
      const pdf = await open(made);
      const { info } = await pdf.getMetadata();
      expect(await pdf.getMarkInfo(), made.title).toMatchObject({ Marked: true });
      expect(info, made.title).toMatchObject({ Title: made.title, Language: made.language });
      expect(await pdf.getViewerPreferences(), made.title).toMatchObject({ DisplayDocTitle: true });
    }
  }, 60_000);

  it('say Demonstration on each page', async () => {
    for (const made of pdfs()) {
      const pdf = await open(made);
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const { items } = await (await pdf.getPage(number)).getTextContent();
        const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
        expect(text, `${made.title}, page ${number}`).toMatch(/Demonstration/);
      }
    }
  }, 60_000);

  it('are short, but for one of forty pages or more', async () => {
    const pages = await Promise.all(pdfs().map(async (made) => (await open(made)).numPages));
    const long = pages.filter((count) => count > 20);
    expect(long).toHaveLength(1);
    expect(long[0]).toBeGreaterThanOrEqual(40);
  }, 60_000);

  it('have headings in order, lists, tables with headers, and alternative text', async () => {
    const tree = await wholeTree(named('thematic-review-of-ten-reviews'));
    expect(tree.filter(({ role }) => role === 'H1')).toHaveLength(1);
    const headings = tree
      .filter(({ role }) => /^H\d$/.test(role))
      .map(({ role }) => Number(role[1]));
    headings.forEach((level, at) => expect(level - (headings[at - 1] ?? 0)).toBeLessThanOrEqual(1));
    expect(tree.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['L', 'LI', 'LBody', 'Table', 'TH', 'TD', 'TOC', 'TOCI', 'Link']),
    );
    const figures = tree.filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual([
      expect.stringMatching(/boxes joined by arrows/),
    ]);
  });

  it('have bookmarks that lead to each chapter', async () => {
    const outline = await (await open(named('thematic-review-of-ten-reviews'))).getOutline();
    expect(outline.length).toBeGreaterThan(15);
    expect(outline[2]).toMatchObject({ title: '1. Communication between agencies' });
  });

  it('say who made them without naming a person', async () => {
    for (const made of pdfs()) {
      const { info } = await (await open(made)).getMetadata();
      expect(info).toMatchObject({ Author: expect.stringMatching(/\(demonstration\)$/) });
    }
  });
});

describe('generated Word files', () => {
  it('have a title, a language, and Demonstration in their header', () => {
    expect(words().length).toBeGreaterThan(8);
    for (const made of words()) {
      const parts = unzipSync(made.bytes);
      const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
      expect(part('docProps/core.xml'), made.title).toContain(`<dc:title>${made.title}</dc:title>`);
      expect(part('word/styles.xml'), made.title).toContain(`w:lang w:val="${made.language}"`);
      expect(part('word/header1.xml'), made.title).toContain('Demonstration');
      expect(part('word/document.xml'), made.title).toMatch(/w:pStyle w:val="(Title|Heading1)"/);
    }
  });

  it('hold no comments, tracked changes or macros', () => {
    for (const made of words()) {
      const parts = unzipSync(made.bytes);
      expect(strFromU8(parts['word/document.xml']!)).not.toMatch(/<w:(ins|del|vanish)[ >]/);
      const comments = strFromU8(parts['word/comments.xml'] ?? new Uint8Array());
      expect(comments).not.toMatch(/<w:comment /);
      expect(Object.keys(parts).join(' ')).not.toMatch(/vbaProject|embeddings/);
    }
  });
});

it('the same content always gives the same bytes', async () => {
  const again = await makeAll();
  const different = again.filter((made, at) => !made.bytes.equals(documents[at]!.bytes));
  expect(different.map(({ title }) => title)).toEqual([]);
}, 60_000);

interface Tag {
  role: string;
  alt?: string;
  children?: Tag[];
}

async function wholeTree(made: Made): Promise<Tag[]> {
  const pdf = await open(made);
  const tags: Tag[] = [];
  const collect = (tag: Tag): void => {
    if (tag.role) tags.push(tag);
    tag.children?.forEach(collect);
  };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    collect((await (await pdf.getPage(number)).getStructTree()) as Tag);
  }
  return tags;
}
