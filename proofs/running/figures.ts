import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { figuresFolder } from '../settings.ts';

/** One line of the report: what was measured, and what came out. */
export interface Figure {
  proof: string;
  what: string;
  result: string;
}

/**
 * Keeps what one run measures, for docs/proofs.md and for whoever reads the output.
 *
 * @param on what it was measured on, such as "SQLite"
 */
export function keepFigures(on: string) {
  return (proof: string, what: string, result: string) => {
    if (!figuresFolder) return;
    const file = path.join(figuresFolder, `${on}.json`);
    mkdirSync(figuresFolder, { recursive: true });
    const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Figure[]) : [];
    writeFileSync(file, JSON.stringify([...known, { proof, what, result }]));
  };
}

export type KeepFigure = ReturnType<typeof keepFigures>;
