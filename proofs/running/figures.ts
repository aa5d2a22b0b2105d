import { mkdirSync, writeFileSync } from 'node:fs';
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
  const figures: Figure[] = [];
  return (proof: string, what: string, result: string) => {
    figures.push({ proof, what, result });
    if (!figuresFolder) return;
    mkdirSync(figuresFolder, { recursive: true });
    writeFileSync(path.join(figuresFolder, `${database}.json`), JSON.stringify(figures));
  };
}

export type KeepFigure = ReturnType<typeof keepFigures>;
