import { expect, it } from 'vitest';
import { explainNpmFailure } from './npm-failure.mjs';

it.each([
  [
    'npm error code ENOTFOUND\nnpm error network request failed',
    /registry cannot be reached \(ENOTFOUND\).*HTTPS_PROXY/,
  ],
  ['npm error code ETIMEDOUT', /registry cannot be reached \(ETIMEDOUT\)/],
  ['npm error code EAI_AGAIN', /registry cannot be reached \(EAI_AGAIN\)/],
  ['npm error code ENOSPC\nnpm error nospc', /disk is full.*Free at least 3 GB/],
  ['npm error code EACCES', /may not write in \/work.*do not use sudo/],
  ['npm error code spawn npm ENOENT', /npm was not found.*Node 24/],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', /npm config set cafile/],
])('explains %j', (output, expected) => {
  expect(explainNpmFailure(output, '/work')).toMatch(expected);
});

it('promises that the same command may be run again', () => {
  expect(explainNpmFailure('npm error code ENOTFOUND', '/work')).toMatch(
    /Run the same command again; what was done so far is kept\.$/,
  );
});

it('shows the end of what npm wrote when it does not know the fault', () => {
  const output = Array.from({ length: 100 }, (_, line) => `line ${line}`).join('\n');
  const message = explainNpmFailure(output, '/work');
  expect(message).toContain('line 99');
  expect(message).not.toContain('line 70\n');
});

it('says which file to mend when the lock file is out of step', () => {
  expect(explainNpmFailure('npm error code EUSAGE', '/work')).toMatch(
    /package-lock\.json do not agree/,
  );
});
