import { describe, expect, it } from 'vitest';
import { canonicalPath } from './canonical-path.ts';

describe('the one spelling of a path', () => {
  it.each([
    '/',
    '/learning-reviews/publications',
    '/learning-reviews/',
    '/documents_info.php',
    '/caf%C3%A9',
    '/a%2Fb',
    '/a%20b',
  ])('%s is it already', (path) => {
    expect(canonicalPath(path)).toBe(path);
  });

  it.each([
    ['/%70review/x', '/preview/x'],
    ['//preview/x', '/preview/x'],
    ['/./preview/x', '/preview/x'],
    ['/x/../preview/x', '/preview/x'],
    ['/x/%2e%2E/preview/x', '/preview/x'],
    ['/../../preview/x', '/preview/x'],
    ['/\\preview/x', '/preview/x'],
  ])('%s is written %s', (path, canonical) => {
    expect(canonicalPath(path)).toBe(canonical);
  });
});
