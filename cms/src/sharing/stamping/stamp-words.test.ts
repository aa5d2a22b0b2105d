import { expect, it } from 'vitest';
import { writableName } from './stamp-words';

it.each([
  ['Łukasz Żółć', 'Łukasz Żółć'],
  ['Siân Dŵr ap Gŵyn', 'Siân Dŵr ap Gŵyn'],
  ['Zoë’s solicitor, O’Neill & Sons', 'Zoë’s solicitor, O’Neill & Sons'],
  ['w\u0302', 'ŵ'],
  ['Жанна Иванова', 'Zhanna Ivanova (in Latin letters)'],
  ['مریم خان', 'mrym khan (in Latin letters)'],
  ['Zoë (زوئی)', 'Zoë (zwyy) (in Latin letters)'],
  ['李明', 'the person named in link 4F2A91C0'],
])('the marks show %s as %s', (recipient, expected) => {
  expect(writableName(recipient, '4F2A91C0')).toBe(expected);
});
