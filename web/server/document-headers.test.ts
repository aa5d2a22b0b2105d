import { expect, it } from 'vitest';
import { fullFileName } from './document-headers.ts';

const named = (title: string) => fullFileName({ title, format: 'PDF' });

it.each([
  ['Family K: full report', 'Family K full report.pdf'],
  ['Teulu Ŵ – crynodeb', 'Teulu Ŵ – crynodeb.pdf'],
  ['Plan 2019/20', 'Plan 2019 20.pdf'],
  ['..\\..\\server', 'server.pdf'],
  ['Report.pdf', 'Report.pdf'],
  ['Report.PDF.pdf', 'Report.pdf'],
  ['  spaces \t\n within  ', 'spaces within.pdf'],
  ['\u202egnp.exe', 'gnp.exe.pdf'],
  ['lone \ud800 half', 'lone half.pdf'],
  ['???', 'document.pdf'],
  ['', 'document.pdf'],
])('the title %j names the file %j', (title, name) => {
  expect(named(title)).toBe(name);
});

it('keeps a name short enough for every disk', () => {
  expect(Buffer.byteLength(named('ŵ'.repeat(500)))).toBeLessThan(255);
});
