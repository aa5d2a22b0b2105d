import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fileFormatOf } from './file-format';

const folder = mkdtempSync(path.join(tmpdir(), 'file-format-'));
const filePath = path.join(folder, 'file');

afterAll(() => rm(folder, { recursive: true }));

function formatOf(bytes: Buffer) {
  writeFileSync(filePath, bytes);
  return fileFormatOf(filePath);
}

/** An archive of empty files: local headers, then the central directory, then its end. */
function zipOf(names: string[], comment = ''): Buffer {
  const locals = names.map((name) => {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, Buffer.from(name)]);
  });
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    return Buffer.concat([entry, Buffer.from(name)]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(Buffer.concat(locals).length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)]);
}

const spreadsheet = ['[Content_Types].xml', 'xl/workbook.xml'];
const word = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];

it('knows each accepted format by its content', async () => {
  expect(await formatOf(Buffer.from('%PDF-1.4'))).toBe('PDF');
  expect(await formatOf(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toBe('PNG');
  expect(await formatOf(Buffer.from([0xff, 0xd8, 0xff]))).toBe('JPEG');
  expect(await formatOf(zipOf(spreadsheet))).toBe('Spreadsheet');
  expect(await formatOf(zipOf(['[Content_Types].xml', 'ppt/presentation.xml']))).toBe('Slides');
  expect(await formatOf(zipOf(word))).toBe('Word');
  expect(await formatOf(zipOf(word, 'a comment after the directory'))).toBe('Word');
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<!doctype html>')],
  ['a PDF behind other bytes', Buffer.from('<script></script>%PDF-1.4')],
  ['an archive without a document', zipOf(['[Content_Types].xml', 'notes.xml'])],
  ['a spreadsheet with macros', zipOf([...spreadsheet, 'xl/vbaProject.bin'])],
  ['a Word file with macros', zipOf([...word, 'word/vbaProject.bin'])],
  ['an archive that is cut off', zipOf(word).subarray(0, 60)],
  ['a directory that points outside the file', withDirectoryAt(zipOf(word), 0xfffffff0)],
])('does not accept %s', async (_, bytes) => {
  expect(await formatOf(bytes)).toBeNull();
});

function withDirectoryAt(zip: Buffer, start: number): Buffer {
  const copy = Buffer.from(zip);
  copy.writeUInt32LE(start, copy.length - 22 + 16);
  return copy;
}
