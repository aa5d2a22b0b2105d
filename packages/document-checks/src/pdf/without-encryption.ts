import { memoryOf } from './engine.js';
import type { PdfFile } from './pdf-file.js';

/** A copy of a document that opens without a password, saved without its restrictions. */
export function withoutEncryption(file: PdfFile): Uint8Array {
  file.engine.EPDF_RemoveEncryption(file.handle);
  return savedCopy(file);
}

/** The document as PDFium writes it. */
export function savedCopy({ engine, handle }: PdfFile): Uint8Array {
  const writer = engine.PDFiumExt_OpenFileWriter();
  try {
    engine.PDFiumExt_SaveAsCopy(handle, writer);
    const bytes = engine.PDFiumExt_GetFileWriterSize(writer);
    const pointer = engine.pdfium.wasmExports.malloc(Math.max(1, bytes));
    engine.PDFiumExt_GetFileWriterData(writer, pointer, bytes);
    const copy = memoryOf(engine).slice(pointer, pointer + bytes);
    engine.pdfium.wasmExports.free(pointer);
    return copy;
  } finally {
    engine.PDFiumExt_CloseFileWriter(writer);
  }
}
