import {
  nameAt,
  PDFDict,
  PDFName,
  PDFRawStream,
  reachedFrom,
  readObjects,
  textAt,
  textOf,
  type Objects,
} from '../pdf/objects.js';
import { PdfFile } from '../pdf/pdf-file.js';
import { xmpTexts } from '../pdf/properties.js';
import { withoutEncryption } from '../pdf/without-encryption.js';
import type { Cleaned } from './clean-metadata.js';

const kept = ['Title', 'CreationDate', 'ModDate', 'Trapped'];

/**
 * Writes a PDF anew without its metadata. Only what can be reached from its pages is written, so that
 * earlier saves and deleted pages go too.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Cleaned> {
  const objects = await readObjects(await readableBytes(bytes));
  const removed: Cleaned['removed'] = [];
  cleanInfo(objects, removed);
  const { reached } = reachedFrom(objects);
  const title = titleOf(objects);
  for (const { dictionary, stream } of reached) {
    drop(dictionary, 'PieceInfo', 'Working data of a program', removed);
    drop(dictionary, 'Thumb', 'Small picture of a page', removed);
    if (stream instanceof PDFRawStream && nameAt(stream.dict, 'Type') === 'Metadata') {
      for (const { name, text } of xmpTexts(textOf(stream))) {
        if (!isHarmless(name) && text !== title) tell(removed, `XMP, ${name}`, text);
      }
    }
    if (dictionary !== objects.catalog) dictionary.delete(PDFName.of('Metadata'));
  }
  rewriteXmp(objects, title);
  dropUnreached(objects, removed);
  return { bytes: await objects.save({ useObjectStreams: false, addDefaultPage: false }), removed };
}

async function readableBytes(bytes: Uint8Array): Promise<Uint8Array> {
  const file = await PdfFile.open(bytes);
  try {
    return file.engine.EPDF_IsEncrypted(file.handle) ? withoutEncryption(file) : bytes;
  } finally {
    file.close();
  }
}

function cleanInfo({ context }: Objects, removed: Cleaned['removed']): void {
  const info = context.lookup(context.trailerInfo.Info);
  if (!(info instanceof PDFDict)) return;
  for (const key of info.keys()) {
    const name = key.decodeText();
    if (kept.includes(name)) continue;
    tell(removed, name, textAt(info, name));
    info.delete(key);
  }
}

function titleOf({ context }: Objects): string {
  const info = context.lookup(context.trailerInfo.Info);
  return info instanceof PDFDict ? textAt(info, 'Title') : '';
}

function drop(dictionary: PDFDict, key: string, words: string, removed: Cleaned['removed']): void {
  if (!dictionary.has(PDFName.of(key))) return;
  dictionary.delete(PDFName.of(key));
  tell(removed, words, 'present');
}

function tell(removed: Cleaned['removed'], words: string, before: string): void {
  const isTold = removed.some((one) => one.words === words && one.before === before);
  if (before.trim() !== '' && !isTold) removed.push({ words, before });
}

/** Which standard the file keeps to is no detail of anybody. */
function isHarmless(name: string): boolean {
  return /^(title|format|part|conformance|rev|amd|language)$|Date$/i.test(name);
}

/** Title, language and the claim of PDF/UA and PDF/A stay, the rest goes. */
function rewriteXmp(objects: Objects, title: string): void {
  const { catalog, context } = objects;
  const before = catalog.lookup(PDFName.of('Metadata'));
  if (!(before instanceof PDFRawStream)) return;
  const claims = [...textOf(before).matchAll(/<(pdfaid|pdfuaid):(\w+)>([\w-]{1,20})</g)];
  const kept = claims.map(
    ([, prefix, name, value]) => `<${prefix}:${name}>${value}</${prefix}:${name}>`,
  );
  const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>${kept.join('')}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
  const stream = context.stream(Buffer.from(xmp, 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(stream));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function dropUnreached(objects: Objects, removed: Cleaned['removed']): void {
  const { context } = objects;
  const { numbers } = reachedFrom(objects);
  let count = 0;
  for (const [reference] of context.enumerateIndirectObjects()) {
    if (numbers.has(reference.tag)) continue;
    context.delete(reference);
    count += 1;
  }
  if (count > 0)
    tell(removed, 'Objects that are no longer used, such as those of earlier saves', String(count));
}
