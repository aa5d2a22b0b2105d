#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { checkDocument } from './check-document.js';
import { help } from './command-line/help.js';
import { progressOf } from './command-line/progress.js';
import { readable } from './command-line/readable-report.js';
import { exitStatusOf } from './command-line/exit-status.js';
import { withoutFoundText } from './command-line/without-found-text.js';
import type { CheckReport, DocumentFormat, WatchList } from './report.js';
import { hashesOf } from './watch-list/hashes-of.js';

const everyFormat: DocumentFormat[] = ['PDF', 'Word', 'Spreadsheet', 'Slides', 'PNG', 'JPEG'];

process.exitCode = await run();

async function run(): Promise<number> {
  const asked = questionOf(process.argv.slice(2));
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n\n${help}`);
    return exitStatusOf('wrong-use');
  }
  const { values, positionals } = asked;
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const watchList = values['watch-list'] ? await watchListOf(values['watch-list']) : undefined;
  const reports: CheckReport[] = [];
  for (const file of positionals) {
    const report = await check(file, watchList);
    reports.push(report);
    if (!values.json) process.stdout.write(readable(report, values.reveal));
  }
  if (values.json) {
    const shown = values.reveal ? reports : reports.map(withoutFoundText);
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  }
  return Math.max(...reports.map(({ verdict }) => exitStatusOf(verdict)));
}

/** What the command is asked to do, or what is wrong with it. */
function questionOf(args: string[]) {
  try {
    const asked = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        reveal: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        'watch-list': { type: 'string' },
      },
    });
    const isComplete = asked.values.help || asked.positionals.length > 0;
    return isComplete ? asked : 'Name at least one document.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function check(file: string, watchList: WatchList | undefined): Promise<CheckReport> {
  const progress = progressOf(path.basename(file), process.stderr);
  const report = await checkDocument(file, {
    watchList,
    allowedFormats: everyFormat,
    onProgress: progress.tell,
  });
  progress.end();
  return report;
}

/** One name a line. Only hashes go on to the check, under a key that nobody keeps. */
async function watchListOf(file: string): Promise<WatchList> {
  const key = new Uint8Array(randomBytes(32));
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim());
  const entries = lines.flatMap((name, index) =>
    name === '' ? [] : [{ id: `line ${index + 1}`, hashes: hashesOf(name, key) }],
  );
  return { key, entries };
}
