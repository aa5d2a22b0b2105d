import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { firstSignInFile, readFirstSignIn } from './first-sign-in.ts';

const author = { role: 'Author', email: 'author@example.org', password: 'a made-up one' };

it('reads the accounts of the first start', () => {
  const folder = temporaryFolder();
  writeFileSync(firstSignInFile(folder), JSON.stringify({ accounts: [author] }));
  expect(readFirstSignIn(folder)).toEqual([author]);
});

it('finds none when the operator has deleted the file', () => {
  expect(readFirstSignIn(temporaryFolder())).toEqual([]);
});

it('says what to do with a file that holds something else', () => {
  const folder = temporaryFolder();
  writeFileSync(firstSignInFile(folder), '{"accounts":[{"email":"x"}]}');
  expect(() => readFirstSignIn(folder)).toThrow(/is not the list of first accounts/);
});
