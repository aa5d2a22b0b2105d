import { expect, it } from 'vitest';
import { isPrivateAddress } from './private-address.js';

it.each([
  'file:///C:/Users/someone/case.docx',
  '\\\\server\\share\\case.docx',
  'H:\\cases\\case.docx',
  'http://localhost:3000/',
  'http://127.0.0.1/',
  'https://10.1.2.3/a',
  'https://192.168.1.1/',
  'https://172.20.0.1/',
  'https://[::1]/',
  'https://[fd12::1]/',
  'http://intranet/cases',
  'https://cases.council.local/1',
  'https://files.internal./',
])('knows that %s is private', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

it.each([
  'https://www.gov.uk/',
  'http://172.32.0.1/',
  'https://localhost.example.org/',
  'https://file.example.org/c:/a',
  'mailto:someone@example.org',
  'tel:+441234567890',
  'https://[2001:db8::1]/',
  '#page=2',
  'not an address',
  'http://%%%',
])('knows that %s is public', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});
