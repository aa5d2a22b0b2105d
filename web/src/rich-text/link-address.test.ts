import { describe, expect, test } from 'vitest';
import { linkAddress } from './link-address.ts';

const site = 'https://reviews.example';

describe('an address that may be followed', () => {
  test.each([
    ['https://help.example/a?b=1#c', 'https://help.example/a?b=1#c', true],
    ['  http://help.example  ', 'http://help.example/', true],
    ['//help.example/x', 'https://help.example/x', true],
    ['mailto:team@help.example', 'mailto:team@help.example', false],
    ['tel:01632960001', 'tel:01632960001', false],
    ['/safety-online', '/safety-online', false],
    ['safety-online?x=1', '/safety-online?x=1', false],
    ['#contents', '#contents', false],
    ['https://reviews.example/contact', '/contact', false],
  ])('%j leads to %j', (written, href, isExternal) => {
    expect(linkAddress(written, site)).toEqual({ href, isExternal });
  });
});

describe('an address that is refused', () => {
  test.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    [' \u0001javascript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['java\tscript:alert(1)'],
    ['vbscript:msgbox(1)'],
    ['vb\u000ascript\u0009:msgbox(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['blob:https://reviews.example/1'],
    ['file:///etc/passwd'],
    ['https://bank.example@evil.example/'],
    ['https://'],
    [''],
  ])('%j', (written) => {
    expect(linkAddress(written, site)).toBeNull();
  });
});
