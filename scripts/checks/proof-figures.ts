import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from '../building/run-tool.ts';
import { bin } from '../building/steps.ts';
import { root } from '../settings.ts';

interface Figure {
  proof: string;
  what: string;
  result: string;
}

const document = path.join(root, 'docs', 'proofs.md');
const [start, end] = ['<!-- figures -->', '<!-- end of figures -->'];

/** Puts what a full run measured into docs/proofs.md, in place of the figures before. */
export async function writeFigures(folder: string): Promise<void> {
  const text = readFileSync(document, 'utf8');
  const [before, after] = [text.indexOf(start), text.indexOf(end)];
  if (before < 0 || after < 0) throw new Error(`${document} lacks ${start} and ${end}.`);
  const figures = `${start}\n\n${describeMachine()}\n\n${tablesOf(folder)}\n\n`;
  writeFileSync(document, text.slice(0, before) + figures + text.slice(after));
  const prettier = bin('prettier', 'bin/prettier.cjs');
  await runTool([prettier, '--write', document], { cwd: root, env: process.env });
}

/** The day and the machine of figures. */
export function describeMachine(): string {
  const [{ model = 'unknown processor' } = {}] = os.cpus();
  const day = new Date().toISOString().slice(0, 10);
  const memory = `${Math.round(os.totalmem() / 1024 ** 3)} GB`;
  return `Measured on ${day}: ${os.cpus().length} × ${model.trim()}, ${memory}, ${os.type()} ${os.release()}, Node ${process.versions.node}.`;
}

/** The same for whoever reads the output. */
export function linesOfFigures(folder: string): string[] {
  return readFigures(folder).flatMap(({ on, figures }) =>
    figures.map(({ proof, what, result }) => `${on}: ${proof}: ${what}: ${result}`),
  );
}

function tablesOf(folder: string): string {
  return readFigures(folder)
    .map(({ on, figures }) => {
      const rows = figures.map(({ proof, what, result }) => `| ${proof} | ${what} | ${result} |`);
      const head = '| Proof | What | Result |\n| --- | --- | --- |';
      return `### On ${on}\n\n${head}\n${rows.join('\n')}`;
    })
    .join('\n\n');
}

function readFigures(folder: string): { on: string; figures: Figure[] }[] {
  return readdirSync(folder)
    .sort()
    .reverse()
    .map((file) => ({
      on: path.basename(file, '.json'),
      figures: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Figure[],
    }));
}
