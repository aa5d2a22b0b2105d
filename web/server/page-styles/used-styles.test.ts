import { expect, it } from 'vitest';
import { readStyles } from './used-styles.ts';

const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`;
const used = (styles: string, body: string, scripts: string[] = []) =>
  readStyles(styles, scripts).of(page(body));

it.each([
  ['an element', 'main{a:b}', '<main>'],
  ['one in capitals', 'MAIN{a:b}', '<main>'],
  ['a class', '.lead{a:b}', '<p class="x lead y">'],
  ['a class with a sign', '.a\\:b{a:b}', '<p class="a:b">'],
  ['an id', '#main{a:b}', '<p id="main">'],
  ['what holds for every page', ':root,*{a:b}', ''],
  ['an element within others', 'ul.list>li a:hover::before{a:b}', '<ul class="list"><li><a>'],
  ['an attribute', 'a[href^="http"],[hidden]{a:b}', '<a href="x">'],
  ['one of several', 'h1:is(.never,.nor){a:b}', '<h1>'],
  ['what is not there', 'p:not(.never):not(:is(.a, .b)){a:b}', '<p>'],
  ['a state of a part', 'details:has(> .never)[open]{a:b}', '<details>'],
])('keeps a rule for %s', (_what, styles, body) => {
  expect(used(styles, body)).toBe(styles);
});

it.each([
  ['an element', 'main{a:b}', '<p class="main" id="main">'],
  ['a class', '.lead{a:b}', '<p class="leads">'],
  ['an id', '#main{a:b}', '<p class="main">'],
  ['one of two elements', 'main .lead{a:b}', '<main>'],
  ['one of two classes', '.a.b{a:b}', '<p class="a">'],
])('leaves a rule out that needs %s', (_what, styles, body) => {
  expect(used(styles, body)).toBe('');
});

it('keeps the order, and of a list of selectors those that find something', () => {
  expect(used('p{a:b}.x,p,.y{c:d}p{e:f}', '<p>')).toBe('p{a:b}p{c:d}p{e:f}');
});

it('keeps what holds rules as long as one of them is kept', () => {
  const styles = '@media print{p{a:b}.x{a:b}}@media (min-width:1px){@supports (a:b){.x{a:b}}}';
  expect(used(styles, '<p>')).toBe('@media print{p{a:b}}');
});

it('keeps what belongs to no element', () => {
  const styles = '@page{margin:1cm}@keyframes turn{from{a:b}50%{a:b}to{a:b}}@font-face{a:b}';
  expect(used(styles, '')).toBe(styles);
});

it('leaves out what a file says of its bytes, and what is said to people', () => {
  expect(used('\uFEFF@charset "UTF-8";/* Said */p{content:"–"}', '<p>')).toBe('p{content:"–"}');
});

it('keeps what a script may add', () => {
  const script = 'document.createElement("dialog").classList.add("over-all","x")';
  expect(used('dialog.over-all{a:b}.js-other{a:b}', '', [script])).toBe('dialog.over-all{a:b}');
});

it('says so where the sheet cannot be read', () => {
  expect(() => readStyles('p{a:b', [])).toThrow(/Unclosed block/);
});
