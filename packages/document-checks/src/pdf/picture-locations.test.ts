import { expect, it } from 'vitest';
import { exifSegment, jpeg, place } from '../image/tests/build-picture.js';
import { reachedFrom, readObjects } from './objects.js';
import { pictureLocations } from './picture-locations.js';
import { pdfOf } from './tests/build-pdf.js';

async function locationsIn(picture: Uint8Array) {
  const bytes = pdfOf({
    pages: [{ content: 'q 90 0 0 60 10 10 cm /X Do Q', resources: '/XObject << /X 20 0 R >>' }],
    objects: {
      20: [
        '/Type /XObject /Subtype /Image /Width 96 /Height 64 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
        picture,
      ],
    },
  });
  return pictureLocations(reachedFrom(await readObjects(bytes)).reached).map(({ kind }) => kind);
}

it('finds where a picture inside a document was taken', async () => {
  expect(await locationsIn(jpeg({ segments: [exifSegment(place)] }))).toEqual(['picture-location']);
});

it('finds nothing in a picture without a place', async () => {
  expect(await locationsIn(jpeg())).toEqual([]);
});
