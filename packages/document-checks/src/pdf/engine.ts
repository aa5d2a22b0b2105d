import { readFileSync } from 'node:fs';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { engineFile } from './engine-file.js';

export type Engine = WrappedPdfiumModule;

let loading: Promise<Engine> | undefined;

/** PDFium, as WebAssembly. One for each process: its memory is never given back. */
export function loadEngine(): Promise<Engine> {
  loading ??= start();
  return loading;
}

async function start(): Promise<Engine> {
  const silence = () => undefined;
  const engine = await init({
    wasmBinary: new Uint8Array(readFileSync(engineFile())).buffer,
    print: silence,
    printErr: silence,
  });
  engine.PDFiumExt_Init();
  return engine;
}

/** The engine's memory. Ask anew each time: it is another array once the memory has grown. */
export function memoryOf(engine: Engine): Uint8Array {
  return (engine.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
}

/** Lends memory of the engine to a function, zeroed. */
export function lend<T>(engine: Engine, bytes: number, use: (pointer: number) => T): T {
  const { malloc, free } = engine.pdfium.wasmExports;
  const pointer = malloc(bytes);
  try {
    memoryOf(engine).fill(0, pointer, pointer + bytes);
    return use(pointer);
  } finally {
    free(pointer);
  }
}

/** Reads a text from a function that takes a buffer and tells how many bytes it needs. */
export function readText(engine: Engine, read: (pointer: number, bytes: number) => number): string {
  const bytes = read(0, 0);
  if (bytes <= 2) return '';
  return lend(engine, bytes + 2, (pointer) => {
    read(pointer, bytes);
    return Buffer.from(memoryOf(engine).slice(pointer, pointer + bytes - 2)).toString('utf16le');
  });
}

/** Reads numbers that a function writes side by side. */
export function readNumbers(
  engine: Engine,
  type: 'float' | 'double' | 'i32',
  count: number,
  read: (...pointers: number[]) => boolean | number,
): number[] | null {
  const size = type === 'double' ? 8 : 4;
  return lend(engine, size * count, (pointer) => {
    const pointers = Array.from({ length: count }, (_, index) => pointer + index * size);
    if (!read(...pointers)) return null;
    return pointers.map((at) => engine.pdfium.getValue(at, type));
  });
}
