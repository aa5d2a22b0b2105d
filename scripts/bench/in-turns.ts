import { ask } from './ask.ts';
import { load, middle, type Load } from './load.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { divideProcessors, type Processors } from './processors.ts';
import { rows, type Row } from './rows.ts';
import { isAmong, type Target } from './target.ts';

/** How much is asked. */
export interface Amount {
  publications: number;
  rounds: number;
  seconds: number;
  connections: readonly number[];
  /** Parts of the names of rows, and products; undefined for all there are. */
  only: { rows: readonly string[] | undefined; products: readonly string[] | undefined };
}

export interface SpeedRow extends Load {
  row: string;
  target: string;
  connections: number;
}

/** What a product does not have, so that it is not asked for it. */
export interface Lacking {
  row: string;
  target: string;
}

/** Seconds: in less, wrk leaves the slowest answers out of its times. */
const timeoutSeconds = 30;

/** Milliseconds of rest after which a program has done what was still asked of it as wrk ended. */
const restMs = 300;

/** Asks each row of all targets, with each number of connections. */
export async function inTurns(
  targets: readonly Target[],
  wrk: string,
  amount: Amount,
): Promise<{ measured: SpeedRow[]; lacking: Lacking[] }> {
  const measured: SpeedRow[] = [];
  const lacking: Lacking[] = [];
  const processors = divideProcessors();
  if (processors) {
    for (const { program } of targets) program.keepOn(processors.taskset, processors.answering);
  }
  for (const row of rows().filter(({ name }) => isAmong(amount.only.rows, name))) {
    const questions = await questionsFor(row, targets);
    for (const { name } of targets) {
      if (!questions.some(({ target }) => target === name))
        lacking.push({ row: row.name, target: name });
    }
    for (const connections of amount.connections) {
      const loads = await loadsOf(questions, { ...amount, wrk, processors, connections });
      for (const [target, several] of loads) {
        measured.push({ row: row.name, target, connections, ...middle(several) });
        console.log(`${row.name}, ${connections} connections, ${target}: measured`);
      }
    }
  }
  return { measured, lacking };
}

/** What one target is asked. */
interface Question {
  target: string;
  program: MeasuredProcess;
  address: string;
  headers: Record<string, string>;
  status: number;
}

/** Leaves out the targets that do not have what is asked for. */
async function questionsFor(row: Row, targets: readonly Target[]): Promise<Question[]> {
  const questions: Question[] = [];
  for (const { name, program, addressOf } of targets) {
    const address = addressOf(row);
    const headers = address && (await headersFor(row, address));
    if (headers) questions.push({ target: name, program, address, headers, status: row.status });
  }
  return questions;
}

/** @returns undefined where the product has nothing to ask again by, or answers all of it again */
async function headersFor(
  { isKnown, status }: Row,
  address: string,
): Promise<Record<string, string> | undefined> {
  const headers = { 'accept-encoding': 'gzip' };
  const { etag } = await ask(address, headers);
  if (isKnown && etag === undefined) return undefined;
  const known = isKnown && etag !== undefined ? { ...headers, 'if-none-match': etag } : headers;
  const checked = await ask(address, known);
  if (isKnown && checked.status === 200) return undefined;
  if (status === 200 && checked.bytes === 0) throw new Error(`${address} answered with nothing.`);
  if (checked.status !== status) throw new Error(`${address} answered ${checked.status}.`);
  return known;
}

interface Asking extends Omit<Amount, 'connections'> {
  wrk: string;
  processors: Processors | undefined;
  connections: number;
}

/** One target after the other in each round, so that a slow minute of the machine is everybody's. */
async function loadsOf(
  questions: readonly Question[],
  { wrk, processors, connections, rounds, seconds }: Asking,
): Promise<Map<string, Load[]>> {
  const before = processors && [processors.taskset, '--cpu-list', processors.asking];
  const loads = new Map<string, Load[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { target, program, ...question } of questions) {
      const asked = {
        wrk,
        ...question,
        connections,
        seconds,
        timeoutSeconds,
        ...(before && { before }),
      };
      loads.set(target, [...(loads.get(target) ?? []), await load(asked, program)]);
      await program.untilAtRest(restMs);
    }
  }
  return loads;
}
