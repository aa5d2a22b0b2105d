import { describe, expect, it } from 'vitest';
import { brandColourFaults, contrastWithWhite } from './colours';
import { fiveLinesFaults } from './five-lines';
import { contactFaults, reachFaults } from './contacts';
import { otherNameFaults, periodFaults } from './dates';
import { documentCountFaults } from './document-count';
import type { Fault } from './fault';
import { linkMessage, securityContactFaults, webAddressFaults } from './links';
import { missingFields } from './missing-fields';
import { redirectFaults } from './redirects';
import { richTextFaults } from './rich-text';
import { slugFaults } from './slugs';

const messages = (faults: Fault[]) => faults.map(({ message }) => message);

describe('a slug', () => {
  it.each([undefined, null, '', 'family-k', '2024', 'a'])('may be %o', (slug) => {
    expect(slugFaults(slug, false)).toEqual([]);
  });

  it.each(['Family', 'a--b', '-a', 'a-', 'a b', 'a/b', 'é'])('may not be %o', (slug) => {
    expect(messages(slugFaults(slug, false))).toEqual([
      `The address “${slug}” cannot be used. Use small letters a to z, digits and single hyphens, such as “family-k”.`,
    ]);
  });

  it('may be neither reserved nor taken', () => {
    expect(messages(slugFaults('api', false))).toEqual([
      'The address “api” belongs to the site itself. Choose another, such as “api-page”.',
    ]);
    expect(messages(slugFaults('mine', true))).toEqual([
      'Another entry already has the address “mine”. Choose another, such as “mine-2”.',
    ]);
  });
});

describe('a link in text', () => {
  it.each([
    'https://example.org',
    'http://example.org/a?b#c',
    'mailto:a@example.org',
    'tel:+441632960123',
    '/privacy',
    '#part',
  ])('may be %s', (url) => expect(linkMessage(url)).toBeNull());

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'example.org',
    'https://',
    'http:///x',
    'file:///etc',
  ])('may not be %s', (url) => {
    expect(linkMessage(url)).toBe(
      `The link “${url}” is not an address. Begin it with https://, mailto: or tel:, or with / for a page of this site.`,
    );
  });

  it('must lead somewhere', () => {
    expect(linkMessage(' ')).toBe('A link leads nowhere. Give it an address, or remove the link.');
  });

  it('is found in a list within a list', () => {
    const link = { type: 'link', url: 'nowhere', children: [] };
    const item = { type: 'list-item', children: [link] };
    const list = { type: 'list', children: [{ type: 'list', children: [item] }] };
    expect(richTextFaults([list], 'body')).toEqual([
      { path: ['body'], message: expect.stringContaining('“nowhere”') },
    ]);
  });
});

it('a picture in text is refused once, however many there are', () => {
  const picture = { type: 'image', children: [] };
  expect(richTextFaults([picture, picture], 'body')).toEqual([
    {
      path: ['body'],
      message:
        'Pictures cannot be shown in this text. Remove the picture, or add it as a document.',
    },
  ]);
});

it('a web address must be whole and of the web', () => {
  expect(webAddressFaults({ url: 'https://example.org/a' }, 'url')).toEqual([]);
  expect(messages(webAddressFaults({ url: 'javascript:alert(1)' }, 'url'))).toEqual([
    '“javascript:alert(1)” is not a web address. Copy it from your browser, with https:// at its start.',
  ]);
});

it('a security contact is an e-mail or web address', () => {
  for (const good of ['a@example.org', 'https://example.org/security']) {
    expect(securityContactFaults({ contact: good }, 'contact')).toEqual([]);
  }
  for (const wrong of ['ask us', 'mailto:security@example.org']) {
    expect(messages(securityContactFaults({ contact: wrong }, 'contact'))).toEqual([
      `“${wrong}” is neither an e-mail address nor a web address. Use one such as security@example.org.`,
    ]);
  }
});

describe('a period', () => {
  it.each([
    { fromYear: 2019 },
    { fromYear: 2019, toYear: 2019 },
    { fromYear: 2019, fromQuarter: 'April to June', toYear: 2019, toQuarter: 'April to June' },
    {
      fromYear: 2019,
      fromQuarter: 'October to December',
      toYear: 2020,
      toQuarter: 'January to March',
    },
    { fromYear: 2019, fromQuarter: 'October to December', toYear: 2019 },
  ])('may be %o', (period) => expect(periodFaults(period)).toEqual([]));

  it.each([
    { fromYear: 2020, toYear: 2019 },
    { fromYear: 2020, fromQuarter: 'April to June', toYear: 2020, toQuarter: 'January to March' },
  ])('may not end first: %o', (period) => {
    expect(periodFaults(period)).toEqual([
      {
        path: ['toYear'],
        message: 'The period ends before it starts. Make its end the same as its start, or later.',
      },
    ]);
  });

  it('needs a year for its last quarter', () => {
    expect(messages(periodFaults({ fromYear: 2020, toQuarter: 'April to June' }))).toEqual([
      'The last quarter has no year. Give the year, or clear the quarter.',
    ]);
  });
});

it('a former name may not end before it starts', () => {
  expect(otherNameFaults({ usedFrom: '2010-01-01', usedUntil: '2010-01-01' })).toEqual([]);
  expect(messages(otherNameFaults({ usedFrom: '2010-01-02', usedUntil: '2010-01-01' }))).toEqual([
    'The name ends before it starts. Make “used until” the same day as “used from”, or later.',
  ]);
});

describe('a contact', () => {
  it('has a telephone number of digits', () => {
    expect(contactFaults({ phone: '+44 (0)1632 960-123' })).toEqual([]);
    expect(messages(contactFaults({ phone: 'ring Jo' }))).toEqual([
      '“ring Jo” is not a telephone number. Use digits, spaces, hyphens and brackets, such as 01632 960 123.',
    ]);
  });

  it('can be reached in one way at least', () => {
    expect(reachFaults({ textPhone: '18000' })).toEqual([]);
    expect(messages(reachFaults({ name: 'Jo', phone: '  ' }))).toEqual([
      'Nobody can reach this contact. Give a telephone number, an e-mail address or a web address.',
    ]);
  });
});

it('what happened is told in five lines at most', () => {
  const faults = (length: number) => fiveLinesFaults({ what: 'a'.repeat(length) }, 'what');
  expect(faults(330)).toEqual([]);
  expect(fiveLinesFaults({ what: null }, 'what')).toEqual([]);
  expect(faults(331)).toEqual([
    {
      path: ['what'],
      message:
        'Say it in five lines, 330 characters at most: these are 331. The rest belongs in the text.',
    },
  ]);
});

describe('a brand colour', () => {
  it('is measured as WCAG 2.2 does', () => {
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
    expect(contrastWithWhite('#000000')).toBeCloseTo(21);
    expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
    expect(contrastWithWhite('#777777')).toBeCloseTo(4.48, 2);
  });

  it('may be the darkest grey that passes, and none that is lighter', () => {
    expect(brandColourFaults({ colour: '#767676' }, 'colour')).toEqual([]);
    expect(messages(brandColourFaults({ colour: '#777777' }, 'colour'))).toEqual([
      'White text on #777777 is too hard to read: its contrast is 4.4 to 1. Choose a darker colour with at least 4.5 to 1.',
    ]);
  });

  it('has six digits', () => {
    expect(messages(brandColourFaults({ colour: 'teal' }, 'colour'))).toEqual([
      '“teal” is not a colour. Use a hash sign and six digits or letters a to f, such as #1d4f5c.',
    ]);
  });
});

describe('a redirect', () => {
  const surroundings = {
    others: [
      { from: '/b', to: '/c' },
      { from: '/x', to: 'https://reviews.example.org/y' },
    ],
    liveAddresses: new Set(['/', '/privacy']),
    siteUrl: 'https://reviews.example.org',
  };
  const faults = (from: string, to: string) => redirectFaults({ from, to }, surroundings);

  it('leads from an old address to a page or another site', () => {
    expect(faults('/documents_info.php?categoryID=6', '/learning-reviews')).toEqual([]);
    expect(faults('/old', 'https://example.org/new')).toEqual([]);
    expect(faults('/old', '/%C3%A9?a=1&b=2#c')).toEqual([]);
  });

  it.each([
    ['old', 'is not an old address of this site'],
    ['//evil.example', 'is not an old address of this site'],
    ['/privacy', 'is a page of this site now'],
    ['/privacy/', 'is a page of this site now'],
    ['/', 'is a page of this site now'],
    ['/b', 'already has a redirect'],
  ])('may not start at %s', (from, part) => {
    expect(faults(from, '/new')).toEqual([
      { path: ['from'], message: expect.stringContaining(part) },
    ]);
  });

  it.each([
    ['/old', 'javascript:alert(1)', 'is not an address'],
    ['/old', '//evil.example', 'is not an address'],
    ['/old', '/\\evil.example', 'is not an address'],
    ['/old', '/a\\b', 'is not an address'],
    ['/old', 'https:///evil.example', 'is not an address'],
    ['/old', 'https://[', 'is not an address'],
    ['/old', '/a\u0001b', 'is not an address'],
    ['/old', '/a\u007fb', 'is not an address'],
    ['/old', '/a b', 'is not an address'],
    ['/old', '/é☃', 'Write it as /%C3%A9%E2%98%83'],
    ['/old', 'https://exämple.org/é', 'Write it as https://xn--exmple-cua.org/%C3%A9'],
    ['/old', '/old', 'leads back'],
    ['/c', '/b', 'leads back'],
    ['/y', '/x', 'leads back'],
  ])('may not lead from %s to %s', (from, to, part) => {
    expect(faults(from, to)).toEqual([{ path: ['to'], message: expect.stringContaining(part) }]);
  });
});

it('an entry has 50 documents at most', () => {
  expect(documentCountFaults('documents', new Array(50).fill({}))).toEqual([]);
  expect(documentCountFaults('documents', null)).toEqual([]);
  expect(documentCountFaults('documents', new Array(51).fill({}))).toEqual([
    {
      path: ['documents'],
      message:
        'There are 51 documents here, and an entry can have 50. Put the others in another entry.',
    },
  ]);
});

it('a required field is missing when empty, unless it gets a default', () => {
  const attributes = {
    publicationsLabel: { type: 'string', required: true },
    kind: { type: 'enumeration', required: true },
    file: { type: 'media', required: true },
    order: { type: 'integer', required: true, default: 0 },
    hours: { type: 'string' },
  };
  expect(missingFields(attributes, { publicationsLabel: ' ' })).toEqual([
    {
      path: ['publicationsLabel'],
      message: 'Fill this in before you publish: “Publications label” is empty.',
    },
    { path: ['kind'], message: 'Choose one before you publish: “Kind” is empty.' },
    { path: ['file'], message: 'Choose the file before you publish: “File” is empty.' },
  ]);
  expect(missingFields({ order: attributes.order }, { order: null })).toHaveLength(1);
});
