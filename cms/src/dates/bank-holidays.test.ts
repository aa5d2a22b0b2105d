import { describe, expect, it } from 'vitest';
import { bankHolidaysOf, type Nation } from './bank-holidays';
import known from './bank-holidays.json';

/**
 * The rules from which the data must follow: Banking and Financial Dealings Act 1971, schedule 1;
 * Bank Holiday (Scotland) Act 2007; and the days that are proclaimed each year, such as the early
 * May holiday. Written apart from the data, which is what the nations have announced.
 */
type Rule = (year: number, taken: Set<string>) => Date;

const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day));
const iso = (date: Date) => date.toISOString().slice(0, 10);
const plus = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);

/** The next day that is neither a weekend's nor a bank holiday already. */
const fixed =
  (month: number, day: number): Rule =>
  (year, taken) => {
    let date = utc(year, month, day);
    while ([0, 6].includes(date.getUTCDay()) || taken.has(iso(date))) date = plus(date, 1);
    return date;
  };

const firstMonday =
  (month: number): Rule =>
  (year) =>
    plus(utc(year, month, 1), (8 - utc(year, month, 1).getUTCDay()) % 7);

const lastMonday =
  (month: number): Rule =>
  (year) =>
    plus(utc(year, month, 31), -((utc(year, month, 31).getUTCDay() + 6) % 7));

const easter =
  (offset: number): Rule =>
  (year) =>
    plus(easterSunday(year), offset);

/** By the ecclesiastical full moon: the Sunday after the fourteenth day of the paschal moon. */
function easterSunday(year: number): Date {
  const century = Math.floor(year / 100);
  const golden = (year % 19) + 1;
  const solar = Math.floor((3 * (century + 1)) / 4) - 12;
  const lunar = Math.floor((8 * (century + 1) + 5) / 25) - 5;
  const epact = (((11 * golden + 20 + lunar - solar) % 30) + 30) % 30;
  const isLate = epact === 24 || (epact === 25 && golden > 11);
  const age = isLate ? epact + 1 : epact;
  const moonInMarch = age > 23 ? 74 - age : 44 - age;
  const moon = utc(year, 3, moonInMarch);
  return plus(moon, 7 - moon.getUTCDay());
}

const newYear = fixed(1, 1);
const goodFriday = easter(-2);
const easterMonday = easter(1);
const may = [firstMonday(5), lastMonday(5)];
const christmas = [fixed(12, 25), fixed(12, 26)];
const rules: Record<Nation, Rule[]> = {
  'England and Wales': [newYear, goodFriday, easterMonday, ...may, lastMonday(8), ...christmas],
  Scotland: [newYear, fixed(1, 2), goodFriday, ...may, firstMonday(8), fixed(11, 30), ...christmas],
  'Northern Ireland': [
    newYear,
    fixed(3, 17),
    goodFriday,
    easterMonday,
    ...may,
    fixed(7, 12),
    lastMonday(8),
    ...christmas,
  ],
};

/** Proclaimed for one year only. */
const oneOff: Record<Nation, string[]> = {
  'England and Wales': [],
  Scotland: ['2026-06-15'],
  'Northern Ireland': [],
};

function expected(nation: Nation, year: number): string[] {
  const days = new Set<string>();
  for (const rule of rules[nation]) days.add(iso(rule(year, days)));
  return [...days, ...oneOff[nation].filter((day) => day.startsWith(`${year}`))].sort();
}

const nations = Object.keys(rules) as Nation[];
const years = [2024, 2025, 2026, 2027, 2028];

describe('the rules themselves', () => {
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2019, '2019-04-21'],
    [2038, '2038-04-25'],
  ])('Easter Sunday of %i is %s', (year, day) => expect(iso(easterSunday(year))).toBe(day));

  it('moved days as in 2022, when two came together in Scotland and at Christmas', () => {
    const days = expected('Scotland', 2022);
    expect(days).toEqual(expect.arrayContaining(['2022-01-03', '2022-01-04']));
    expect(days).toEqual(expect.arrayContaining(['2022-12-26', '2022-12-27']));
  });
});

describe.each(nations)('the bank holidays of %s', (nation) => {
  it.each(years)('in %i are those of the rules', (year) => {
    const days = known.nations[nation].map(({ day }) => day);
    expect(days.filter((day) => day.startsWith(`${year}`))).toEqual(expected(nation, year));
  });

  it('are of these years alone, and each has a name that tells of a moved day', () => {
    const usual = ['01-01', '01-02', '03-17', '07-12', '11-30', '12-25', '12-26'];
    for (const { day, name } of known.nations[nation]) {
      expect(years).toContain(Number(day.slice(0, 4)));
      expect(name.trim()).not.toBe('');
      const isFixed = /^(New|2 J|Christ|Boxing|St |Battle)/.test(name);
      expect(name.endsWith('(substitute day)'), `${day} ${name}`).toBe(
        isFixed && !usual.includes(day.slice(5)),
      );
    }
  });
});

describe('the bank holidays that count', () => {
  it('are those of the nation, and those that Site settings add', () => {
    const { nameOf, lastYear } = bankHolidaysOf('Scotland', [
      { day: '2027-06-01', name: 'Jubilee' },
    ]);
    expect(nameOf.get('2027-11-30')).toBe('St Andrew’s Day');
    expect(nameOf.get('2027-03-29')).toBeUndefined();
    expect(nameOf.get('2027-06-01')).toBe('Jubilee');
    expect(lastYear).toBe(2028);
  });

  it.each([null, undefined, '', 'France', 'toString'])(
    'are those of England and Wales for %o',
    (nation) => expect(bankHolidaysOf(nation, []).nation).toBe('England and Wales'),
  );
});
