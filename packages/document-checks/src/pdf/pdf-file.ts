import { lend, loadEngine, memoryOf, readNumbers, type Engine } from './engine.js';
import { PdfWillNotOpen } from './pdf-will-not-open.js';

/** Why a PDF does not open, of `fpdfview.h`. */
const passwordError = 4;

/** A PDF held open by PDFium. Close it: the memory of the engine is not collected. */
export class PdfFile {
  readonly engine: Engine;
  readonly handle: number;
  readonly #pointer: number;

  private constructor(engine: Engine, handle: number, pointer: number) {
    this.engine = engine;
    this.handle = handle;
    this.#pointer = pointer;
  }

  /** @throws PdfWillNotOpen */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    const engine = await loadEngine();
    const pointer = engine.pdfium.wasmExports.malloc(bytes.length);
    memoryOf(engine).set(bytes, pointer);
    const handle = engine.FPDF_LoadMemDocument(pointer, bytes.length, '');
    if (handle) return new PdfFile(engine, handle, pointer);
    engine.pdfium.wasmExports.free(pointer);
    throw new PdfWillNotOpen(engine.FPDF_GetLastError() === passwordError);
  }

  get pageCount(): number {
    return this.engine.FPDF_GetPageCount(this.handle);
  }

  /**
   * Hands a page to a function and closes it afterwards.
   *
   * @param index counted from 0
   * @throws PdfWillNotOpen when the page does not open
   */
  withPage<T>(index: number, use: (page: number) => T): T {
    const page = this.engine.FPDF_LoadPage(this.handle, index);
    if (!page) throw new PdfWillNotOpen(false);
    try {
      return use(page);
    } finally {
      this.engine.FPDF_ClosePage(page);
    }
  }

  /** Where each save ends, in bytes from the start. */
  get endsOfSaves(): number[] {
    const count = this.engine.FPDF_GetTrailerEnds(this.handle, 0, 0);
    return lend(this.engine, Math.max(4, count * 4), (pointer) => {
      this.engine.FPDF_GetTrailerEnds(this.handle, pointer, count);
      return Array.from({ length: count }, (_, index) =>
        this.engine.pdfium.getValue(pointer + index * 4, 'i32'),
      );
    });
  }

  close(): void {
    this.engine.FPDF_CloseDocument(this.handle);
    this.engine.pdfium.wasmExports.free(this.#pointer);
  }
}

/** Width and height of a page in points, as readers turn it. */
export function sizeOf(engine: Engine, page: number): { width: number; height: number } {
  return { width: engine.FPDF_GetPageWidthF(page), height: engine.FPDF_GetPageHeightF(page) };
}

/** Turns points of a page into parts of its shown width and height, from the top left. */
export interface PageMap {
  toShown(x: number, y: number): { x: number; y: number };
}

/** PDFium answers in whole pixels, so it is asked for a very large page. */
const large = 1_000_000;

export function mapOf(engine: Engine, page: number): PageMap {
  const at = (x: number, y: number) => {
    const found = readNumbers(engine, 'i32', 2, (left, top) =>
      engine.FPDF_PageToDevice(page, 0, 0, large, large, 0, x, y, left ?? 0, top ?? 0),
    );
    return { x: (found?.[0] ?? 0) / large, y: (found?.[1] ?? 0) / large };
  };
  const origin = at(0, 0);
  const right = at(1000, 0);
  const up = at(0, 1000);
  return {
    toShown: (x, y) => ({
      x: origin.x + ((right.x - origin.x) * x + (up.x - origin.x) * y) / 1000,
      y: origin.y + ((right.y - origin.y) * x + (up.y - origin.y) * y) / 1000,
    }),
  };
}
