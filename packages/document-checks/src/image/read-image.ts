import { gatherFindings } from '../identifiers/gather-findings.js';
import type { DocumentReader } from '../read-document.js';
import { pictureDetails } from './picture-details.js';
import { pictureWords } from './picture-words.js';

/** A page of A0 at 300 dots an inch has 139 million. */
const mostPixels = 150_000_000;

/**
 * Reads a PNG or JPEG file: what is in it beside the picture. Words that the picture shows are not
 * read, and a note says so.
 */
export const readImage: DocumentReader = (bytes, { onProgress }) => {
  onProgress(0, 1, 'Looking into the picture');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { sightings, texts, size, fault } = pictureDetails(buffer, 'The picture');
  sightings.push({
    kind: 'picture-not-read',
    severity: 'note',
    value: '',
    text: null,
    place: { words: 'The picture', page: null, boxes: [] },
  });
  onProgress(1, 1, 'Done');
  return Promise.resolve({
    findings: gatherFindings(sightings, pictureWords),
    texts,
    pages: null,
    unsearchable: [],
    accessibility: [],
    unchecked: fault ? fault.reason : tooManyPixels(size),
  });
};

function tooManyPixels(size: { width: number; height: number } | null) {
  if (!size || size.width * size.height <= mostPixels) return null;
  return {
    reason: 'too-large' as const,
    explanation: 'The picture has more points than computers of readers can show.',
    mending: 'Open it in a picture editor, make it smaller, and save it as a new file.',
  };
}
