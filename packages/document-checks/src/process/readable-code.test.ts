import path from 'node:path';
import { expect, it } from 'vitest';
import { packageFolder, readableCode } from './readable-code.js';

it('lets the guarded process read its own code and nothing beside it', () => {
  const all = readableCode();
  expect(all).toContain(path.join(packageFolder, 'dist'));
  expect(all.some((folder) => folder.endsWith(path.join('@embedpdf', 'pdfium')))).toBe(true);
  const others = all.filter((folder) => !folder.startsWith(packageFolder + path.sep));
  for (const folder of others) {
    expect(folder).toMatch(/node_modules[\\/](@[^\\/]+[\\/])?[^@\\/]+$/);
  }
});
