import { expect, it } from 'vitest';
import { changedDocumentFaults, unarchivedFaults } from './changed-documents';

const report = { publicId: 'a', title: 'Report', sha256: '1' };
const summary = { publicId: 'b', title: 'Summary', sha256: '2' };
const note = { date: '2026-11-26', note: 'Replaced the report.' };
const published = { documents: [report, summary], changeNotes: [] };

it.each([
  ['nothing has changed', [report, summary], [], 0],
  ['a file was added', [report, summary, { ...report, publicId: 'c' }], [], 0],
  ['a title was mended', [{ ...report, title: 'The report' }, summary], [], 0],
  ['a file was exchanged', [{ ...report, sha256: '9' }, summary], [], 1],
  ['a file was removed', [summary], [], 1],
  ['a file was removed and put in again', [{ ...report, publicId: 'd' }, summary], [], 1],
  ['a file was exchanged, with an empty note', [summary], [{ date: null, note: ' ' }], 1],
  ['a file was exchanged, with a note', [summary], [note], 0],
])('when %s', (_case, documents, changeNotes, faults) => {
  expect(changedDocumentFaults(published, { documents, changeNotes })).toHaveLength(faults);
});

it('does not take an old note for a new one', () => {
  const before = { ...published, changeNotes: [note] };
  const [fault] = changedDocumentFaults(before, { documents: [summary], changeNotes: [note] });
  expect(fault?.path).toEqual(['changeNotes']);
  expect(fault?.message).toContain('“Report”');
});

it('asks for a note when archived files become public again, and for none without files', () => {
  expect(unarchivedFaults(published, { documents: [report], changeNotes: [] })).toHaveLength(1);
  expect(unarchivedFaults(published, { documents: [report], changeNotes: [note] })).toEqual([]);
  expect(unarchivedFaults(published, { documents: [], changeNotes: [] })).toEqual([]);
});
