import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { figuresFolder } from '../settings.ts';
import type { DatabaseKind } from './whole-product.ts';

/** One line of the report: what was measured, and what came out. */
export interface Figure {
  proof: string;
  what: string;
  result: string;
}

/** Keeps what one run measures, for docs/proofs.md and for whoever reads the output. */
export function keepFigures(database: DatabaseKind) {
  return (proof: string, what: string, result: string) => {
    if (!figuresFolder) return;
    const file = path.join(figuresFolder, `${database}.json`);
    mkdirSync(figuresFolder, { recursive: true });
    const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Figure[]) : [];
    writeFileSync(file, JSON.stringify([...known, { proof, what, result }]));
  };
}

export type KeepFigure = ReturnType<typeof keepFigures>;
