import { expect, it } from 'vitest';
import { editableKinds } from '../../editor-screens/editable-kinds';
import { plannableKinds, titleIn } from './plannable-kinds';

it('everything that has drafts can be planned, under the same name', () => {
  const expected = editableKinds.map(({ uid, name, titleField, isSingle }) => {
    return { uid, kindName: name, titleField, isSingle };
  });
  const byUid = (one: { uid: string }, other: { uid: string }) => one.uid.localeCompare(other.uid);
  expect([...plannableKinds].sort(byUid)).toEqual(expected.sort(byUid));
});

it('a draft without a title has a stand-in', () => {
  const [publication] = plannableKinds;
  if (!publication) throw new Error('There are no kinds.');
  expect(titleIn(publication, { title: 'Oak Lane' })).toBe('Oak Lane');
  expect(titleIn(publication, { title: ' ' })).toBe('Untitled publication');
  expect(titleIn(publication, {})).toBe('Untitled publication');
});
