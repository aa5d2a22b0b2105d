const transitional = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';

/** Short names of the vocabularies, by the end of their address in both forms of the standard. */
const standard: Record<string, string> = {
  w: 'wordprocessingml/2006/main',
  a: 'drawingml/2006/main',
  wp: 'drawingml/2006/wordprocessingDrawing',
  pic: 'drawingml/2006/picture',
  c: 'drawingml/2006/chart',
  xdr: 'drawingml/2006/spreadsheetDrawing',
  dgm: 'drawingml/2006/diagram',
  m: 'officeDocument/2006/math',
  r: 'officeDocument/2006/relationships',
  x: 'spreadsheetml/2006/main',
  p: 'presentationml/2006/main',
  ep: 'officeDocument/2006/extended-properties',
  op: 'officeDocument/2006/custom-properties',
  rel: 'package/2006/relationships',
  ct: 'package/2006/content-types',
  cp: 'package/2006/metadata/core-properties',
};

const others: Record<string, string> = {
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'urn:schemas-microsoft-com:office:word': 'w10',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.microsoft.com/office/drawing/2017/decorative': 'adec',
  'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments': 'tc',
  'http://schemas.microsoft.com/office/powerpoint/2018/8/main': 'p188',
};

const shortNames = new Map<string, string>(Object.entries(others));
for (const [short, end] of Object.entries(standard)) {
  shortNames.set(transitional + end, short);
  // The strict form leaves out the year.
  shortNames.set(strict + end.replace(/\/20\d\d/u, ''), short);
}

/**
 * The short name of a vocabulary, whatever prefix a file gives it: a `moveTo` of Word is a tracked
 * change, and one of a drawing is a line. Empty for no namespace, `?` for one that is not known.
 */
export const shortNameOf = (uri: string): string =>
  uri === '' ? '' : (shortNames.get(uri) ?? '?');
