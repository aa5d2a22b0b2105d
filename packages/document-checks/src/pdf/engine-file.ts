import { fileURLToPath } from 'node:url';

let file: string | undefined;

/** The file of PDFium: where it was said to be, or else in its package. */
export function engineFile(): string {
  return (file ??= fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
}

/** Says where PDFium is, to code that may not stand beside its packages any more. */
export function useEngineFile(path: string): void {
  file = path;
}
