import { partsOf, queryOf } from '../../../src/search/typed-query.ts';
import { itemKinds } from '../../../src/search/item-kinds.ts';
import type { Passage } from '../../../src/search/passages.ts';
import { didYouMean } from './did-you-mean.ts';
import { worthMarking } from './find-hits.ts';
import type { IndexDatabase } from './index-file.ts';
import { KnownDays, type DaysOfKinds } from './item-days.ts';
import { matchItems, matchMost, type FoundRows } from './match-items.ts';
import { findPassages } from './passages.ts';
import { StemScores } from './stem-scores.ts';
import { Vocabulary } from './vocabulary.ts';
import { wantedWords, type NameGroup, type WantedWords } from './wanted-words.ts';
import { stemOf, wordsOf } from './words.ts';

/** What a query found. */
export interface Answer {
  rows: FoundRows;
  /** What was looked for, as stems that follow each other: to mark it. */
  sequences: string[][];
  /** Typed phrases of words so usual that these were looked for one by one. */
  loosened: string[];
  /** The query that was answered in place of the typed one, which found nothing. */
  corrected: string | null;
  /** A query that may have been meant, where the typed one found little. */
  suggested: string | null;
  /** True where no publication has all of the words, and these have most of them. */
  isPartial: boolean;
  /** Queries of fewer words that find something, where this one finds nothing. */
  shorter: string[];
}

/** Where fewer publications were found, it is told what else may have been meant. */
const little = 5;
/** Of so many words it is looked whether they stand in a row. */
const longestPhrase = 6;
/** Milliseconds in which shorter queries are tried. */
const patienceMs = 40;

const mostSuggestions = 6;
const shortestStart = 3;

/** Answers what is asked of an index, also while another connection changes it. */
export class SearchReader {
  readonly #database: IndexDatabase;
  readonly #vocabulary: Vocabulary;
  readonly #days: KnownDays;

  constructor(database: IndexDatabase) {
    this.#database = database;
    this.#vocabulary = new Vocabulary(database);
    this.#days = new KnownDays(database);
  }

  /** Reads what many queries need: when items are from, and how words are spelt. */
  warmUp(): void {
    this.find('zqzq', []);
  }

  /**
   * Answers a query, or the one that was meant where it finds nothing. Where forms or other pages alone
   * have all of the words, publications that have most of them are found beside.
   */
  find(query: string, groups: readonly NameGroup[]): Answer {
    const known = this.#days.now;
    const scores = new StemScores(this.#database, known);
    const match = (one: string) => this.#match(one, groups, scores, known.days);
    const typed = match(query);
    if (typed.rows.publication.length >= little) return typed;
    const meant = didYouMean(query, this.#vocabulary);
    const other = meant === null ? null : { ...match(meant), corrected: meant };
    const number = numberIn(typed.rows);
    if (other && number > 0 && numberIn(other.rows) > number) return { ...typed, suggested: meant };
    const found = number === 0 && other ? other : typed;
    if (found.rows.publication.length > 0) return found;
    const wanted = this.#wanted(found.corrected ?? query, groups);
    const { publication, form, page } = matchMost(wanted, scores, known.days);
    const isPartial = publication.length > 0;
    const rows = {
      publication,
      form: found.rows.form.length > 0 ? found.rows.form : form,
      // Beside anything else it must have all of the words.
      page: isPartial || numberIn(found.rows) > 0 ? found.rows.page : page,
    };
    if (numberIn(rows) > 0) return { ...found, rows, isPartial };
    return { ...typed, shorter: shorterQueries(query, match) };
  }

  /** Queries that begin with what was typed so far; the words that most items have first. */
  suggest(typed: string): string[] {
    const parts = partsOf(typed);
    const last = parts.at(-1);
    const [start = '', ...more] = wordsOf(last?.text ?? '');
    if (!last || last.kind === 'phrase' || more.length > 0 || start.length < shortestStart)
      return [];
    const stems = new Set<string>();
    const words = this.#vocabulary.beginningWith(start, mostSuggestions * 4).filter(({ stem }) => {
      if (stems.has(stem)) return false;
      return stems.add(stem);
    });
    const before = parts.slice(0, -1);
    return words
      .slice(0, mostSuggestions)
      .map(({ word }) => queryOf([...before, { kind: 'word', text: word }]));
  }

  passages(rows: readonly number[], sequences: readonly string[][]): Map<number, Passage[]> {
    return findPassages(this.#database, rows, sequences);
  }

  #match(
    query: string,
    groups: readonly NameGroup[],
    scores: StemScores,
    days: DaysOfKinds,
  ): Answer {
    const parts = partsOf(query);
    const wanted = this.#wanted(query, groups);
    const isAllWords = parts.every(({ kind }) => kind === 'word');
    const phrase = isAllWords ? parts.flatMap(({ text }) => wordsOf(text).map(stemOf)) : [];
    const typed = phrase.length <= longestPhrase ? phrase : [];
    const { rows, loosened } = matchItems(wanted, typed, scores, days);
    const sequences = worthMarking(sequencesOf(wanted));
    const none = { corrected: null, suggested: null, isPartial: false, shorter: [] };
    return { rows, sequences, loosened, ...none };
  }

  #wanted(query: string, groups: readonly NameGroup[]): WantedWords[] {
    return wantedWords(partsOf(query), groups, this.#vocabulary);
  }
}

const numberIn = (rows: FoundRows) => itemKinds.reduce((sum, kind) => sum + rows[kind].length, 0);

function shorterQueries(query: string, match: (query: string) => Answer): string[] {
  const parts = partsOf(query);
  if (parts.length < 2) return [];
  const until = performance.now() + patienceMs;
  const queries = parts.map((_, left) => queryOf(parts.filter((__, index) => index !== left)));
  return [...new Set(queries)].filter(
    (one) => performance.now() < until && numberIn(match(one).rows) > 0,
  );
}

function sequencesOf(wanted: readonly WantedWords[]): string[][] {
  return wanted.flatMap(({ any }) => any.map(({ stems }) => stems));
}
