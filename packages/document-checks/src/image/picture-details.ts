import type { Sighting } from '../identifiers/gather-findings.js';
import type { TextPiece } from '../read-document.js';
import type { Place } from '../report.js';
import { dataInJpeg, dataInPng, type EmbeddedData } from './embedded-data.js';
import { readJpeg } from './jpeg-segments.js';
import { PictureFault } from './picture-fault.js';
import { exifTags, iptcTags, type Tag, thumbnailIn, xmpTags } from './picture-tags.js';
import { readPng } from './png-chunks.js';
import { thumbnailDiffers } from './thumbnails.js';

/** What is in a picture beside the picture. */
export interface PictureDetails {
  sightings: Sighting[];
  texts: TextPiece[];
  size: { width: number; height: number } | null;
  /** Why it could not be read to its end. */
  fault: PictureFault | null;
}

/** Tags that say something of somebody, by kind of finding. */
const tellingTags: [RegExp, string][] = [
  [
    /^(?:Artist|XPAuthor|CameraOwnerName|Camera Owner Name|OwnerName|By-line|Byline|Writer\/Editor|creator|Credit|Copyright(?: Notice)?|AuthorsPosition|CreatorContactInfo)/iu,
    'picture-author',
  ],
  [/^(?:PersonInImage|PersonDisplayName|RegionPersonDisplayName|People)/iu, 'picture-people'],
  [/serial ?number$|^ImageUniqueID$/iu, 'picture-serial-number'],
  [
    /^(?:City|Sub-?location|Location|Province\/State|State|Country(?:\/Primary Location Name)?|LocationShown|LocationCreated)$/iu,
    'picture-place-name',
  ],
  [
    /^(?:ImageDescription|UserComment|XPTitle|XPComment|XPKeywords|XPSubject|Caption\/Abstract|Headline|Keywords|Object Name|Special Instructions|description|title|subject)$/iu,
    'picture-note',
  ],
];

const severities: Record<string, Sighting['severity']> = {
  'picture-location': 'block',
  'picture-note': 'note',
};

/** Notes in which programs write their own name or how a picture was made. */
const ofPrograms =
  /^(?:software|creation ?time|date:.*|create-date|modify-date|exif:.*|icc:.*|jpeg:.*|png:.*|signature|source|dpi|title of work)$/iu;

/**
 * Reads what cameras and programs write into a PNG or JPEG file: places, names, serial numbers,
 * notes, small copies, and what follows its end.
 */
export function pictureDetails(bytes: Buffer, words: string): PictureDetails {
  const place: Place = { words, page: null, boxes: [] };
  const details: PictureDetails = { sightings: [], texts: [], size: null, fault: null };
  try {
    const isPng = bytes.subarray(1, 4).toString('latin1') === 'PNG';
    const file = isPng ? readPng(bytes) : readJpeg(bytes);
    details.size = { width: file.width, height: file.height };
    readAfter(bytes, file.after, place, details);
    readData('chunks' in file ? dataInPng(file) : dataInJpeg(file), place, details);
    readThumbnail(bytes, file, place, details);
  } catch (error) {
    if (!(error instanceof PictureFault)) throw error;
    details.fault = error;
  }
  return details;
}

const padding = /^[\0\s]*$/u;
const otherKinds = /^\s*(?:%PDF-|PK|<\?php|<!doctype|<html|<script|MZ|.ELF)/isu;

function readAfter(
  bytes: Buffer,
  after: Buffer,
  place: Place,
  { sightings }: PictureDetails,
): void {
  const text = after.toString('latin1');
  const isArchive = bytes.subarray(-66_000).includes('PK\u0005\u0006', 0, 'latin1');
  if (isArchive || otherKinds.test(text) || bytes.subarray(0, 1024).includes('%PDF-'))
    sightings.push({
      kind: 'picture-is-other-file',
      severity: 'block',
      value: '',
      text: null,
      place,
    });
  else if (!padding.test(text))
    sightings.push({ kind: 'data-after-picture', severity: 'block', value: '', text: null, place });
}

function readData(data: EmbeddedData, place: Place, details: PictureDetails): void {
  const tags = [
    ...data.exif.flatMap(exifTags),
    ...data.photoshop.flatMap(iptcTags),
    ...data.xmp.flatMap(xmpTags),
  ];
  if (tags.some(({ name }) => /^GPS(?:Latitude|Longitude)$/u.test(name)))
    addDetail('picture-location', null, place, details);
  for (const tag of tags) addTag(tag, place, details);
  for (const { name, text } of data.notes.filter((note) => !ofPrograms.test(note.name))) {
    const isAuthor = /^(?:author|artist|copyright|creator)$/iu.test(name);
    addDetail(isAuthor ? 'picture-author' : 'picture-note', text, place, details);
    addText(text, place, details);
  }
}

function addTag({ name, value }: Tag, place: Place, details: PictureDetails): void {
  if (!/[\p{L}\p{N}]/u.test(value)) return;
  const kind = tellingTags.find(([pattern]) => pattern.test(name))?.[1];
  if (kind) addDetail(kind, value, place, details);
  addText(value, place, details);
}

function addDetail(kind: string, text: string | null, place: Place, { sightings }: PictureDetails) {
  const severity = severities[kind] ?? 'warn';
  sightings.push({ kind, severity, value: '', text: text?.trim().slice(0, 300) ?? null, place });
}

function addText(text: string, place: Place, { texts }: PictureDetails): void {
  if (/\p{L}{2}|\d{3}/u.test(text)) texts.push({ channel: 'metadata', text, placeOf: () => place });
}

function readThumbnail(
  bytes: Buffer,
  file: ReturnType<typeof readPng> | ReturnType<typeof readJpeg>,
  place: Place,
  { sightings }: PictureDetails,
): void {
  const { exif } = 'chunks' in file ? dataInPng(file) : dataInJpeg(file);
  const small = exif.map(thumbnailIn).find((found) => found !== null);
  if (!small) return;
  const differs = thumbnailDiffers(small, 'chunks' in file ? null : bytes, file);
  sightings.push({
    kind: differs ? 'picture-thumbnail-differs' : 'picture-thumbnail',
    severity: differs ? 'block' : 'warn',
    value: '',
    text: null,
    place,
  });
}
