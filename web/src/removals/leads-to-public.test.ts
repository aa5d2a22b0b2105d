import { addresses } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { expect, it } from 'vitest';
import { leadsToPublic, mayLinkTo } from './leads-to-public.ts';

const { lists } = examplePublishedSet;
const redirects = [
  { id: '1', from: '/old', to: '/older', isPermanent: true },
  { id: '2', from: '/older', to: addresses.publication('family-k-report'), isPermanent: true },
  { id: '3', from: '/draft', to: addresses.publication('embargoed'), isPermanent: true },
  { id: '4', from: '/round', to: '/round-again', isPermanent: true },
  { id: '5', from: '/round-again', to: '/round', isPermanent: true },
];
const set = { ...examplePublishedSet, lists: { ...lists, redirects } };
const leads = (to: string) => leadsToPublic(set, to, 'https://reviews.example');
const document = lists.publications[0]!.documents[0]!;

it.each([
  '/',
  '/learning-reviews',
  `${addresses.publications}?type=cspr`,
  addresses.forms,
  addresses.publication('family-k-report'),
  `${addresses.publication('family-k-report')}#documents`,
  lists.withdrawals[0]!.path,
  addresses.form(lists.forms[0]!.slug),
  addresses.theme(lists.themes[0]!.slug),
  addresses.reviewType(lists['review-types'][0]!.slug),
  addresses.document(document),
  '/contact',
  '/feed.atom',
  '/old',
  'https://other.example/learning-reviews/publications/embargoed',
  `https://reviews.example${addresses.publication('family-k-report')}`,
])('%s may be told', (to) => {
  expect(leads(to)).toBe(true);
});

it.each([
  addresses.publication('embargoed'),
  `https://reviews.example${addresses.publication('embargoed')}`,
  addresses.form('embargoed'),
  addresses.theme('embargoed'),
  addresses.reviewType('embargoed'),
  '/documents/draftdocument00000000001/name.pdf',
  '/embargoed-page',
  '/draft',
  '/round',
])('%s would tell what is not public', (to) => {
  expect(leads(to)).toBe(false);
});

const links = (path: string) => mayLinkTo(set, path, 'https://reviews.example');

it('lets a text link to what is public, and to nothing that was withdrawn or is not there', () => {
  const withdrawn = lists.withdrawals[0]!;
  const [gone] = lists.withdrawals.flatMap(({ documents }) => documents);
  for (const path of [addresses.publication('family-k-report'), '/old', '/contact#us']) {
    expect([path, links(path)]).toEqual([path, true]);
  }
  const dead = [
    addresses.publication('embargoed'),
    '/draft',
    withdrawn.path,
    `/documents/${gone}/a.pdf`,
  ];
  for (const path of dead) expect([path, links(path)]).toEqual([path, false]);
});

it('lets a text link to what is back where a notice stood', () => {
  const form = lists.forms[0]!;
  const withdrawal = { ...lists.withdrawals[0]!, path: addresses.form(form.slug) };
  const back = { ...set, lists: { ...set.lists, withdrawals: [withdrawal] } };
  expect(mayLinkTo(back, withdrawal.path, 'https://reviews.example')).toBe(true);
});
