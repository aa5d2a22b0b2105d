import { expect, it } from 'vitest';
import { readProbes } from './read-probes';

const now = new Date('2026-11-26T10:30:20Z');
const sent = { minute: '2026-11-26T10:29:00.000Z', document: 3, preview: 0, share: 1 };

it('reads what the site counted, each kind apart, and leaves out what is nothing', () => {
  expect(readProbes(sent, now)).toEqual([
    { minute: sent.minute, kind: 'document', source: 'site', count: 3 },
    { minute: sent.minute, kind: 'share', source: 'site', count: 1 },
  ]);
});

it('takes a minute without thousandths for the same minute', () => {
  expect(readProbes({ ...sent, minute: '2026-11-26T10:29:00Z' }, now)[0]?.minute).toBe(sent.minute);
});

it.each([
  ['no object', 'x'],
  ['nothing', undefined],
  ['a field that is missing', { minute: sent.minute, document: 3, preview: 0 }],
  ['a field too many', { ...sent, address: '192.0.2.1' }],
  ['a number below nothing', { ...sent, document: -1 }],
  ['a part of a number', { ...sent, document: 1.5 }],
  ['a giant number', { ...sent, document: 1_000_001 }],
  ['a number as text', { ...sent, document: '3' }],
  ['not a number', { ...sent, document: Number.NaN }],
  ['a second of a minute', { ...sent, minute: '2026-11-26T10:29:01.000Z' }],
  ['a time without a zone', { ...sent, minute: '2026-11-26T10:29:00' }],
])('refuses %s', (_, body) => {
  expect(() => readProbes(body, now)).toThrow('Send "minute" (ISO 8601, UTC, to the minute)');
});

it.each(['2026-11-26T08:30:00Z', '2026-11-26T10:33:00Z'])('refuses the minute %s', (minute) => {
  expect(() => readProbes({ ...sent, minute }, now)).toThrow(
    '"minute" must be within the last two hours.',
  );
});
