import ExifReader from 'exifreader';
import type { Sighting } from '../identifiers/gather-findings.js';
import { nameAt, PDFRawStream, type Reached } from './objects.js';
import { placeInFile, sighting } from './sightings.js';

/** Cameras write where a picture was taken; a JPEG keeps this also inside a PDF. */
export function pictureLocations(reached: Reached[]): Sighting[] {
  return reached
    .flatMap(({ stream }) => (stream instanceof PDFRawStream ? [stream] : []))
    .filter(
      (stream) => nameAt(stream.dict, 'Filter') === 'DCTDecode' && hasLocation(stream.contents),
    )
    .map(() => sighting('picture-location', placeInFile('Pictures')));
}

function hasLocation(jpeg: Uint8Array): boolean {
  try {
    const tags = ExifReader.load(new Uint8Array(jpeg).buffer, { expanded: true });
    return tags.gps?.Latitude !== undefined;
  } catch {
    return false;
  }
}
