import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decode } from 'fast-png';
import { afterAll, expect, it } from 'vitest';
import { defaultLimits } from '../limits.js';
import { box, pdfOf, words } from '../pdf/tests/build-pdf.js';
import { readWhole } from '../process/read-whole.js';
import { drawPlace } from './draw-place.js';
import { pictureOfPlace } from './picture-of-place.js';

const folder = mkdtempSync(path.join(tmpdir(), 'document-checks-'));
afterAll(() => rm(folder, { recursive: true }));

const place = { left: 20 / 300, top: 30 / 200, width: 100 / 300, height: 20 / 200 };

/** How many different greys are inside the place in the picture of it. */
async function greysOf(
  content: string,
  asked: { isRevealed: boolean; maskBoxes?: (typeof place)[] },
) {
  const bytes = pdfOf({ pages: [{ content }] });
  const read = readWhole((buffer, position) => {
    const part = bytes.subarray(position, position + buffer.length);
    buffer.set(part);
    return part.length;
  }, defaultLimits.bytes);
  const job = {
    kind: 'picture' as const,
    limits: defaultLimits,
    page: 1,
    boxes: [place],
    maskBoxes: [],
    ...asked,
  };
  const { data, width, height } = decode(await drawPlace(read, job));
  const colours = new Set<string>();
  for (let y = Math.round(height * 0.48); y < height * 0.52; y += 1) {
    for (let x = Math.round(width * 0.4); x < width * 0.6; x += 1) {
      colours.add(String(data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)));
    }
  }
  return [...colours].sort();
}

it('paints over what must not be read, whatever is beneath', async () => {
  const masked = await greysOf(words('Amelia Harper', 20, 155), { isRevealed: false });
  expect(masked).toEqual(await greysOf(box('0 0 0'), { isRevealed: false }));
  expect(masked).toHaveLength(2);
});

it('shows the page when it is revealed, less the places of others', async () => {
  expect(await greysOf(box('0 0 0'), { isRevealed: true })).toEqual(['0,0,0']);
  expect(await greysOf(box('0 0 0'), { isRevealed: true, maskBoxes: [place] })).toHaveLength(2);
});

it('draws in the guarded process, and says why when it cannot', async () => {
  const file = path.join(folder, 'report.pdf');
  writeFileSync(file, pdfOf({ pages: [{ content: words('Amelia Harper') }] }));
  const png = await pictureOfPlace(file, { page: 1, boxes: [place], isRevealed: false });
  expect(decode(png).width).toBeGreaterThan(50);
  const missing = pictureOfPlace(file, { page: 9, boxes: [], isRevealed: false });
  await expect(missing).rejects.toThrow('The file is damaged');
});
