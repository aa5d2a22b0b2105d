import { afterAll, beforeAll } from 'vitest';
import { keepFigures, type KeepFigure } from './figures.ts';
import { type DatabaseKind, startWholeProduct, type WholeProduct } from './whole-product.ts';

/** One product on one database, which all proofs of a file use one after the other. */
export interface Run {
  /** Only while tests run. */
  product: WholeProduct;
  keep: KeepFigure;
}

/** Starts the product before the first test of the file, and stops it after the last. */
export function runOn(database: DatabaseKind): Run {
  const run = { keep: keepFigures(database) } as Run;
  beforeAll(async () => {
    run.product = await startWholeProduct(database);
  });
  afterAll(() => run.product?.stop());
  return run;
}
