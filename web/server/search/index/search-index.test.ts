import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentVersion } from './content-version.ts';
import { openForReading, rewrite } from './index-file.ts';
import { isSoundThroughout } from './is-sound.ts';
import type { ItemRecord } from './item-record.ts';
import type { NameGroup } from './wanted-words.ts';
import { HeldItems } from '../held-items.ts';
import { SearchIndex, type IndexedItem } from './search-index.ts';
import { SearchReader } from './search-reader.ts';

let folder: string;
let index: SearchIndex;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'search-index-'));
  index = new SearchIndex(folder);
});
afterEach(() => {
  index.close();
  rmSync(folder, { recursive: true });
});

const names = new Map<number, string>();
let rows = 0;

/** Puts an item in; words of documents are those of its pages. */
function put(
  id: string,
  fields: Partial<ItemRecord> = {},
  pages: string[] = [],
  texts: IndexedItem['texts'] = [],
): number {
  const sha256 = `sha of ${id}`;
  const text = { sha256, pages: pages.map((words, at) => ({ page: at + 1, text: words })) };
  const record: ItemRecord = {
    kind: 'publication',
    id,
    fingerprint: '1',
    day: 20_000,
    title: id,
    learning: [],
    summary: '',
    body: '',
    about: [],
    types: [],
    documents: pages.length > 0 ? [{ id: `document of ${id}`, sha256 }] : [],
    ...fields,
  };
  rows += 1;
  index.put([{ row: rows, record, texts: [...(pages.length > 0 ? [text] : []), ...texts] }]);
  names.set(rows, id);
  return rows;
}

/** Others, so that a word of one is a rare word. */
function putOthers(number = 30): void {
  for (let at = 0; at < number; at += 1) put(`other ${at}`, { summary: `ordinary matter ${at}` });
}

const find = (query: string, groups: NameGroup[] = []) => index.reader.find(query, groups);
const found = (query: string, groups: NameGroup[] = []) =>
  [...find(query, groups).rows.publication].map((row) => names.get(row));
const marked = (query: string, row: number) =>
  (index.reader.passages([row], find(query).sequences).get(row) ?? []).map(
    ({ parts, ...rest }) => ({
      ...rest,
      text: parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join(''),
    }),
  );

it('suggests no word to other readers that a change took out, also while it is being made', () => {
  const fields = { learning: [], summary: '', body: '', about: [], types: [], documents: [] };
  const record = {
    kind: 'publication' as const,
    id: 'a',
    fingerprint: '1',
    day: 20_000,
    title: 'Zqamelia',
    ...fields,
  };
  const other = { ...record, id: 'b', title: 'Zqbetty' };
  const database = openForReading(index.path);
  const others = new SearchReader(database);
  index.renew([{ row: 1, record, texts: [] }]);
  expect(others.suggest('zqam')).toEqual(['zqamelia']);
  index.put([{ row: 2, record: other, texts: [] }]);
  index.renew([{ row: 3, record: { ...record, title: 'Zqtom' }, texts: [] }]);
  expect(index.isComplete).toBe(false);
  expect(others.suggest('zqam')).toEqual([]);
  expect(others.find('zqamelio', [])).toMatchObject({ corrected: null });
  expect(others.suggest('zqto')).toEqual(['zqtom']);
  database.close();
});

describe('what is found', () => {
  it('is every word of every part, in any form, with all of the words typed', () => {
    put('a', { title: 'Neglected siblings' });
    put('b', { learning: ['Ask why a child is neglecting her teeth.'] });
    put('c', { summary: 'Signs of neglect.' });
    put('d', { body: 'Neglect was not named.' });
    put('e', {}, ['First page', 'There was neglect, and hoarding too.']);
    put('f', { summary: 'Nothing of it.' });
    expect(found('NEGLECT').toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(found('neglect hoarding')).toEqual(['e']);
    expect(found('children')).toEqual(['b']);
  });

  it('is in the order of title, key learning, web page, documents', () => {
    putOthers();
    put('in its document', {}, ['neglect '.repeat(40)]);
    put('in its page', { body: 'It was neglect.' });
    put('in its learning', { learning: ['Name neglect.'] });
    put('in its title: neglect', {});
    expect(found('neglect')).toEqual([
      'in its title: neglect',
      'in its learning',
      'in its page',
      'in its document',
    ]);
  });

  it('has the newer one first among equals', () => {
    putOthers();
    put('older', { title: 'Neglect', day: 10_000 });
    put('newest', { title: 'Neglect', day: 20_000 });
    put('new', { title: 'Neglect', day: 15_000 });
    expect(found('neglect')).toEqual(['newest', 'new', 'older']);
  });

  it('may be a phrase, or words that begin so', () => {
    put('a', { body: 'A failure of professional curiosity.' });
    put('b', { body: 'Curiosity is a professional duty of care.' });
    put('c', { body: 'Care is a duty.' });
    expect(found('"professional curiosity"')).toEqual(['a']);
    expect(found('professional curiosity')).toEqual(['a', 'b']);
    expect(found('"duty of care"')).toEqual(['b']);
    expect(found('duty of care').toSorted()).toEqual(['b', 'c']);
    expect(found('profess*').toSorted()).toEqual(['a', 'b']);
    expect(found('cur*').toSorted()).toEqual(['a', 'b']);
    expect(found('profess').toSorted()).toEqual(['a', 'b']);
    expect(found('xyl*')).toEqual([]);
  });

  it('goes by any name of a type, and by the type itself', () => {
    const groups = [
      {
        names: ['SCR', 'Serious Case Review', 'CSPR', 'Child Safeguarding Practice Review'],
        types: ['k3'],
      },
    ];
    put('by relation', { types: ['k3'] });
    put('by its words', { body: 'An earlier serious case review said so.' });
    put('neither', { body: 'A case under review, which is serious.' });
    for (const query of ['SCR', 'scrs', 'cspr', 'serious case reviews']) {
      expect(found(query, groups).toSorted(), query).toEqual(['by its words', 'by relation']);
    }
    expect(found('"serious case review"', groups)).toEqual(['by its words']);
    expect(found('SCR earlier', groups)).toEqual(['by its words']);
  });

  it('is the same with accents, hyphens and other apostrophes', () => {
    put('a', { title: 'Łódź: mother’s well-being' });
    for (const query of ['lodz', "mother's", 'mothers', 'well-being', '"well being"']) {
      expect(found(query), query).toEqual(['a']);
    }
  });

  it.each(['title:a', 'NEAR(a b)', '^a', 'a AND', '(((', '{title}: a', '-a', 'a + "', "';--"])(
    'takes %s for words and for nothing else',
    (query) => expect(() => find(query)).not.toThrow(),
  );
});

describe('what may have been meant', () => {
  beforeEach(() => {
    put('a', {
      title: 'Safeguarding in a hospital',
      body: 'Neglect, exploitation and hostile talk.',
    });
    put('b', { body: 'Safeguarding is everybody’s business.' });
  });

  it.each([
    ['safegaurding', 'safeguarding'],
    ['neglct', 'neglect'],
    ['explotation', 'exploitation'],
    ['hosptial', 'hospital'],
    ['nglect hospitl', 'neglect hospital'],
  ])('%s: %s', (typed, meant) => {
    const answer = find(typed);
    expect(answer.corrected).toBe(meant);
    expect([...answer.rows.publication].map((row) => names.get(row))).toContain('a');
  });

  it('is not asked of words that are known, short, numbers or abbreviations', () => {
    put('c', { title: 'Ash' });
    expect(find('mash').corrected).toBe('ash');
    const others = ['zq', '2031', '"neglct of"', 'neglct*', 'MASH'];
    for (const query of ['neglecting', 'hospitals', ...others]) {
      expect(find(query).corrected, query).toBeNull();
    }
  });

  it('is a query of fewer words, where nothing has them all', () => {
    put('c', { title: 'Pressure ulcers' });
    expect(find('"hostile" ulcers neglect zqnever').shorter).toEqual([]);
    expect(find('ulcers hostile').shorter.toSorted()).toEqual(['hostile', 'ulcers']);
  });
});

describe('where nothing has all of the words', () => {
  it('what has most of them is found, but for what is in quotation marks', () => {
    putOthers();
    put('a', { title: 'Pressure ulcers', summary: 'A fee that was unpaid.' });
    put('b', { title: 'A carer', summary: 'Her daughter cared for her.' });
    const most = (query: string) => {
      const { rows, isPartial, corrected } = find(query);
      return { found: [...rows.publication].map((row) => names.get(row)), isPartial, corrected };
    };
    expect(most('unpaid carer daughter')).toMatchObject({ found: ['b'], isPartial: true });
    expect(most('"unpaid" carer daughter')).toMatchObject({ found: [], isPartial: false });
    expect(most('unpaid "pressure ulcers" daughter').found).toEqual(['a']);
    expect(most('unpaid carer zqnever')).toMatchObject({ found: [], isPartial: false });
    expect(most('unpaid carer')).toMatchObject({ found: [], isPartial: false });
    expect(most('carer daughter')).toMatchObject({ found: ['b'], isPartial: false });
    const slips = { found: ['b'], isPartial: true, corrected: 'unpaid carer daughter' };
    expect(most('unpiad carer daughter')).toMatchObject(slips);
  });

  it('nothing that has gone counts among them', () => {
    putOthers();
    put('a', { title: 'carer daughter of a girl' });
    const gone = put('c', { title: 'carer daughter unpaid' });
    put('d', { title: 'unpaid boy' });
    expect(found('unpaid carer daughter boy')).toEqual(['c']);
    index.remove([gone]);
    expect(found('unpaid carer daughter')).toEqual(['a']);
  });
});

describe('forms', () => {
  const foundForms = (query: string) => [...find(query).rows.form].map((row) => names.get(row));

  it('are found beside publications, the best first, each kind by itself', () => {
    putOthers();
    put('a', { title: 'Neglect' });
    put('in its page', { kind: 'form', body: 'Say whether it is neglect.' });
    put('in its title', { kind: 'form', title: 'Neglect checklist' });
    put('in its document', { kind: 'form' }, ['Signs of neglect']);
    expect(found('neglect')).toEqual(['a']);
    expect(foundForms('neglect')).toEqual(['in its title', 'in its page', 'in its document']);
  });

  it('may have the id of a publication, and neither takes the place of the other', () => {
    const publication = put('a', { title: 'zqone' });
    const form = put('a', { kind: 'form', title: 'zqone' });
    expect(find('zqone').rows).toEqual({
      publication: Int32Array.of(publication),
      form: Int32Array.of(form),
      page: new Int32Array(),
    });
    index.remove([form]);
    expect([found('zqone'), foundForms('zqone')]).toEqual([['a'], []]);
  });

  it('with all of the words leave publications that have most of them', () => {
    putOthers();
    put('a', { title: 'Referral of a child' });
    put('b', { kind: 'form', title: 'Urgent referral of a child' });
    const answer = find('urgent child referral');
    expect([...answer.rows.publication].map((row) => names.get(row))).toEqual(['a']);
    expect(answer).toMatchObject({ isPartial: true, corrected: null });
    expect(foundForms('urgent child referral')).toEqual(['b']);
  });

  it('with most of the words are found where no form has all', () => {
    putOthers();
    put('a', { kind: 'form', title: 'Urgent referral of a child' });
    put('b', { kind: 'form', title: 'Referral of an adult' });
    const answer = find('send urgent child referral');
    expect(foundForms('send urgent child referral')).toEqual(['a']);
    // It says so of publications.
    expect(answer).toMatchObject({ isPartial: false, corrected: null });
  });

  it('keep the words as they were typed, and are what was meant where nothing has them', () => {
    putOthers();
    for (let at = 0; at < 25; at += 1) put(`d${at}`, { title: 'Interpretation' });
    put('a', { kind: 'form', title: 'Interpretatio' });
    put('b', { kind: 'form', title: 'Zqchecklist' });
    expect(find('interpretatio')).toMatchObject({ corrected: null, suggested: 'interpretation' });
    expect(foundForms('interpretatio')).toEqual(['a']);
    expect(find('zqcheklist')).toMatchObject({ corrected: 'zqchecklist' });
    expect(foundForms('zqcheklist')).toEqual(['b']);
  });
});

describe('other pages', () => {
  const foundPages = (query: string) => [...find(query).rows.page].map((row) => names.get(row));

  it('are found in an order of their own', () => {
    putOthers();
    put('a', { title: 'Neglect' });
    put('in its text', { kind: 'page', body: 'A theme beside neglect.' });
    put('in its title', { kind: 'page', title: 'Neglect' });
    expect(found('neglect')).toEqual(['a']);
    expect(foundPages('neglect')).toEqual(['in its title', 'in its text']);
  });

  it('keep the words as they were typed, and leave publications that have most of them', () => {
    putOthers();
    for (let at = 0; at < 25; at += 1) put(`d${at}`, { title: 'Interpretation' });
    put('a', { kind: 'page', title: 'Interpretatio' });
    expect(find('interpretatio')).toMatchObject({ corrected: null, suggested: 'interpretation' });
    expect(foundPages('interpretatio')).toEqual(['a']);
    put('b', { title: 'Referral of a child' });
    put('c', { kind: 'page', title: 'Urgent referral of a child' });
    expect(find('urgent child referral')).toMatchObject({ isPartial: true, corrected: null });
    expect(found('urgent child referral')).toEqual(['b']);
    expect(foundPages('urgent child referral')).toEqual(['c']);
  });

  it('with most of the words are found where nothing else is', () => {
    putOthers();
    put('a', { kind: 'page', title: 'Urgent referral of a child' });
    expect(foundPages('send urgent child referral')).toEqual(['a']);
    put('b', { title: 'Child referral sent' });
    expect(foundPages('send urgent child referral')).toEqual([]);
    expect(find('send urgent child referral').isPartial).toBe(true);
  });
});

describe('passages', () => {
  it('show the words where they stand, with the page', () => {
    const row = put('a', { learning: ['Hear the mother.', 'Ask about neglect twice.'] }, [
      'Nothing here.',
      `${'Before. '.repeat(60)}Signs of neglect were seen; the Neglected child was not. ${'After. '.repeat(60)}`,
    ]);
    expect(marked('neglect child', row)).toEqual([
      { from: 'learning', text: 'Ask about [neglect] twice.' },
      {
        from: 'document',
        document: 'document of a',
        page: 2,
        text: expect.stringMatching(
          /^… Signs of \[neglect\] were seen; the \[Neglected\] \[child\] was not\. After\. .*…$/,
        ),
      },
    ]);
  });

  it('mark a phrase as a whole, and no small word', () => {
    const row = put('a', { body: 'It is a duty of care. Care of duty is none.' });
    expect(marked('"duty of care"', row)[0]?.text).toBe(
      'It is a [duty of care]. Care of duty is none.',
    );
    expect(marked('the duty of', row)[0]?.text).toContain('a [duty] of');
  });

  it('are the name of what it belongs to, where nothing else has the words', () => {
    const about = ['Report', 'Professional curiosity', 'The professional’s notes'];
    const row = put('a', { about, summary: 'A professional asked.' });
    expect(marked('professional', row)).toEqual([
      { from: 'about', text: '[Professional] curiosity' },
    ]);
    const other = put('b', { about, learning: ['Be professional.'] });
    expect(marked('professional', other).map(({ from }) => from)).toEqual(['learning']);
  });

  it('are of the best places, at most three of a publication', () => {
    const pages = Array.from({ length: 20 }, (_, at) =>
      at === 14 ? 'neglect of teeth' : 'neglect',
    );
    const row = put('a', {}, pages);
    const places = marked('neglect teeth', row);
    expect(places.map(({ page }) => page)).toEqual([15, 1, 2]);
  });

  it('are from the page of the right document, of whatever is before it', () => {
    putOthers(60);
    const first = Array.from({ length: 30 }, (_, at) => `The child’s page ${at}: nothing.`);
    const second = first.map((text, at) => (at === 16 ? `${text} It was zqrare.` : text));
    const documents = [
      { id: 'x', sha256: 'sha of a' },
      { id: 'y', sha256: 'second' },
    ];
    const pages = second.map((text, at) => ({ page: at + 1, text }));
    const row = put('a', { documents }, first, [{ sha256: 'second', pages }]);
    expect(marked('zqrare', row)).toEqual([
      { from: 'document', document: 'y', page: 17, text: expect.stringContaining('[zqrare]') },
    ]);
    expect(marked('zqrare page', row)[0]).toMatchObject({ document: 'y', page: 17 });
  });

  it('are empty of what is not there any more', () => {
    const row = put('a', { body: 'neglect' });
    index.remove([row]);
    expect(index.reader.passages([row], [['neglect']]).get(row)).toEqual([]);
  });
});

/** Words that nobody has, the same each time. */
function wordsLike(seed: number): () => string {
  let state = seed;
  const letter = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(97 + Math.floor((state / 2 ** 32) * 26));
  };
  return () => `zq${Array.from({ length: 18 }, letter).join('')}`;
}

describe('what goes', () => {
  const secret = 'zqxvunfindable';

  /** So many that the words of one that goes leave a little later. */
  const putMany = () => putOthers(201);
  const openAgain = () => {
    index.close();
    index = new SearchIndex(folder);
  };

  it('is not found, not offered and not in the file', () => {
    putOthers(5);
    const row = put('a', { title: `The ${secret} report` }, [`On ${secret}.`, 'zqxvanother']);
    put('kept', { body: 'ordinary' });
    expect(found(secret)).toEqual(['a']);
    expect(filesWith(secret.slice(4))).not.toEqual([]);
    index.remove([row]);
    expect(found(secret)).toEqual([]);
    expect(found(`${secret.slice(0, 6)}*`)).toEqual([]);
    expect(find(`${secret.slice(0, -1)}`).corrected).toBeNull();
    expect(found('ordinary')).toContain('kept');
    index.close();
    index = new SearchIndex(folder);
    expect(index.isUntidy).toBe(true);
    for (let step = 0; step < 100 && index.tidy(); step += 1);
    expect(index.isUntidy).toBe(false);
    expect(filesWith(secret.slice(4))).toEqual([]);
    expect(index.hasText('sha of a')).toBe(false);
  });

  it('is offered to nobody while its words are still counted, and is counted out once', () => {
    const counted = (word: string) => {
      const read = openForReading(index.path);
      const items = read.prepare('SELECT items FROM word WHERE word = ?').pluck().get(word);
      read.close();
      return items;
    };
    putMany();
    const row = put('a', { title: `The ${secret} report`, body: 'zqshared zqlonely' });
    put('b', { body: 'zqshared zqfirst' });
    put('c', { body: 'zqshared' });
    index.complete();
    index.remove([row]);
    expect([counted(secret), counted('zqshared')]).toEqual([1, 3]);
    expect(index.reader.suggest('zqlon')).toEqual([]);
    expect(index.reader.suggest(secret.slice(0, 6))).toEqual([]);
    expect(find('zqlonelx').corrected).toBeNull();
    expect(index.reader.suggest('zqsha')).toEqual(['zqshared']);
    // Whether only what has gone has this nobody can tell yet; it is found all the same.
    expect(index.reader.suggest('zqfir')).toEqual([]);
    expect(found('zqfirst')).toEqual(['b']);
    openAgain();
    expect(index.lastRow).toBeGreaterThanOrEqual(row);
    for (let step = 0; step < 100 && index.tidy(); step += 1);
    expect([counted(secret), counted('zqlonely'), counted('zqshared')]).toEqual([
      undefined,
      undefined,
      2,
    ]);
    expect(index.reader.suggest('zqfir')).toEqual(['zqfirst']);
    expect(index.reader.suggest('zqsha')).toEqual(['zqshared']);
  });

  it('in great number does not keep what others have from being offered', () => {
    const rows = Array.from({ length: 60 }, (_, at) => put(`gone ${at}`, { body: 'zqcommon' }));
    for (let at = 0; at < 50; at += 1) put(`kept ${at}`, { body: 'zqcommon' });
    index.complete();
    index.remove(rows);
    expect(index.reader.suggest('zqcom')).toEqual(['zqcommon']);
  });

  it('has had a row that nothing else gets before it has left the file', () => {
    putMany();
    const row = put('a', { title: secret });
    index.complete();
    index.remove([row]);
    openAgain();
    const held = new HeldItems();
    held.take(index.known(), index.lastRow);
    expect(held.newRow('new')).toBeGreaterThan(row);
  });

  // With the last one SQLite leaves such a copy in the file.
  it.each([1, 2, 22])('leaves no word where rows were moved from page to page, %i', (seed) => {
    const word = wordsLike(seed);
    const some = (number: number) => Array.from({ length: number }, word);
    for (let at = 0; at < 8; at += 1) put(`before ${at}`, { body: some(40).join(' ') });
    index.complete();
    const secrets = some(300);
    const row = put('a', { body: secrets.join(' ') });
    const others = some(40);
    put('after', { body: others.join(' ') });
    index.remove([row]);
    for (let step = 0; step < 100 && index.tidy(); step += 1);
    expect(index.isUntidy).toBe(false);
    expect(secrets.filter((one) => filesWith(one).length > 0)).toEqual([]);
    expect(found(others[7] ?? '')).toEqual(['after']);
    expect(isSoundThroughout(openForReading(index.path))).toBe(true);
  });

  it('waits for another time where the file cannot be written anew', () => {
    const row = put('a', { title: `The ${secret} report` });
    put('kept', { body: 'ordinary' });
    index.complete();
    index.remove([row]);
    const writer = new Database(index.path, { timeout: 0 });
    const other = new Database(index.path, { timeout: 0 });
    other.exec('BEGIN IMMEDIATE');
    expect(rewrite(writer)).toBe(false);
    expect(index.isUntidy).toBe(true);
    expect(found('ordinary')).toEqual(['kept']);
    other.exec('ROLLBACK');
    expect(rewrite(writer)).toBe(true);
    writer.close();
    other.close();
    for (let step = 0; step < 100 && index.tidy(); step += 1);
    expect(index.isUntidy).toBe(false);
    expect(filesWith(secret.slice(4))).toEqual([]);
    expect(found('ordinary')).toEqual(['kept']);
    expect(isSoundThroughout(openForReading(index.path))).toBe(true);
  });

  it('changes the number of what is in it, and tidying up does not', () => {
    const others = openForReading(index.path);
    const numbers = [contentVersion(others)];
    putOthers(3);
    const row = put('a');
    index.complete();
    const read = openForReading(index.path);
    numbers.push(contentVersion(read));
    index.remove([row]);
    numbers.push(contentVersion(read));
    for (let step = 0; step < 100 && index.tidy(); step += 1);
    expect(contentVersion(read)).toBe(numbers[2]);
    expect(new Set(numbers).size).toBe(3);
    others.close();
    read.close();
  });

  it('grows by a part with each item that comes, and puts them together once nobody waits', () => {
    index.complete();
    const parts = () => {
      const read = openForReading(index.path);
      const number = read.prepare('SELECT count(DISTINCT segid) FROM whole_idx').pluck().get();
      read.close();
      return number;
    };
    putOthers(10);
    expect(parts()).toBe(10);
    for (let step = 0; step < 100 && index.tidy(); step += 1);
    expect(parts()).toBeLessThan(4);
    expect(found('ordinary matter')).toHaveLength(10);
  });

  it('is only tried to be ready for it, and all is as it was', () => {
    putOthers(5);
    const row = put('a', { title: `The ${secret} report` }, [`On ${secret}.`]);
    index.complete();
    const read = openForReading(index.path);
    const before = [contentVersion(read), index.known()];
    index.warmUp();
    expect([contentVersion(read), index.known()]).toEqual(before);
    read.close();
    expect(index.isUntidy).toBe(false);
    expect(found(secret)).toEqual(['a']);
    const { sequences } = find(secret);
    expect(index.reader.passages([row], sequences).get(row)).not.toEqual([]);
    expect(isSoundThroughout(openForReading(index.path))).toBe(true);
    index.remove([row]);
    expect(found(secret)).toEqual([]);
    expect(find(secret.slice(0, -1)).corrected).toBeNull();
  });

  it('leaves the words and texts that others have', () => {
    const shared = { sha256: 'shared', pages: [{ page: 1, text: 'in common' }] };
    put('a', { documents: [{ id: 'x', sha256: 'shared' }] });
    const first = put('b', { documents: [{ id: 'y', sha256: 'shared' }] }, [], [shared]);
    put('c', { documents: [{ id: 'z', sha256: 'shared' }] });
    index.remove([first]);
    expect(index.hasText('shared')).toBe(true);
    expect(found('common')).toEqual(['c']);
    expect(find('comon').corrected).toBe('common');
  });

  it('makes room for the new version of an item, under another row', () => {
    const first = put('a', { title: 'zqold words' });
    const second = put('a', { title: 'zqnew words' });
    expect([...find('words').rows.publication]).toEqual([second]);
    expect(find('zqold').rows.publication).toHaveLength(0);
    expect(first).not.toBe(second);
    expect(index.known()).toEqual([
      { row: second, kind: 'publication', id: 'a', fingerprint: '1', isWhole: true },
    ]);
  });

  it('is whole once the text of its documents is there', () => {
    put('a', { documents: [{ id: 'x', sha256: 'late' }] });
    expect(index.known()[0]?.isWhole).toBe(false);
    const late = { sha256: 'late', pages: [{ page: 1, text: 'zqlate' }] };
    const row = put('a', { documents: [{ id: 'x', sha256: 'late' }] }, [], [late]);
    expect(index.known()).toMatchObject([{ isWhole: true }]);
    index.remove([row]);
    expect(find('zqlat').corrected).toBeNull();
  });
});

describe('the file', () => {
  const again = () => {
    index.close();
    index = new SearchIndex(folder);
  };

  it('goes on where it ended, and is whole when that is said', () => {
    put('a', { title: 'neglect' });
    expect(index.isComplete).toBe(false);
    again();
    expect([index.isComplete, index.known().length]).toEqual([false, 1]);
    index.complete();
    expect(found('neglect')).toEqual(['a']);
    again();
    expect([index.isComplete, index.known().length]).toEqual([true, 1]);
    put('b', { title: 'neglect' });
    expect(found('neglect').toSorted()).toEqual(['a', 'b']);
  });

  it.each([
    ['is empty', () => Buffer.alloc(0)],
    ['is something else', () => Buffer.from('no database at all '.repeat(1_000))],
    ['was cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'was overwritten',
      (bytes: Buffer) =>
        Buffer.concat([bytes.subarray(0, 4_096), Buffer.alloc(bytes.length - 4_096, 7)]),
    ],
  ])('is made anew where it %s', (_, change) => {
    putOthers();
    index.complete();
    index.close();
    const file = path.join(folder, 'index.db');
    writeFileSync(file, change(readFileSync(file)));
    index = new SearchIndex(folder);
    expect([index.isComplete, index.known().length]).toEqual([false, 0]);
    put('a', { title: 'neglect' });
    expect(found('neglect')).toEqual(['a']);
  });

  it.each(['whole_data', 'common_stem', 'item'])(
    'is used at once, and a look at all of it finds damage in %s',
    (table) => {
      for (let at = 0; at < 30; at += 1)
        put(`item ${at}`, { body: `neglect ${'of it '.repeat(at * 40)}` });
      index.complete();
      const read = openForReading(index.path);
      expect(isSoundThroughout(read)).toBe(true);
      const pages = read.prepare('SELECT pageno FROM dbstat WHERE name = ?').pluck().all(table);
      read.close();
      index.close();
      const file = path.join(folder, 'index.db');
      const bytes = readFileSync(file);
      for (const page of pages as number[]) bytes.fill(7, (page - 1) * 4_096, page * 4_096);
      writeFileSync(file, bytes);
      index = new SearchIndex(folder);
      expect(index.isComplete).toBe(true);
      const damaged = openForReading(index.path);
      const look = () => expect(isSoundThroughout(damaged)).toBe(true);
      expect(look).toThrow();
      damaged.close();
    },
  );

  it('is thrown away when it has to be', () => {
    put('a', { title: 'neglect' });
    index.startAgain();
    expect([found('neglect'), index.known()]).toEqual([[], []]);
  });
});

function filesWith(text: string): string[] {
  return readdirSync(folder).filter((name) =>
    readFileSync(path.join(folder, name), 'latin1').includes(text),
  );
}
