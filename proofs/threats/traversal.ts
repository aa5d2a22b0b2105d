import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isFull } from '../settings.ts';
import type { Request } from '../doors/ask.ts';
import { newWord } from '../doors/item.ts';
import type { WholeProduct } from '../running/whole-product.ts';

const ways = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '%252e%252e%252f', '..\\', '..%5c', '..%255c']
  .concat('..%c0%af', '..%c1%9c', '%c0%ae%c0%ae/', '....//', '..;/', '.%00./', '%uff0e%uff0e/')
  .concat('..%ef%bc%8f', '/', '//', '%2f', 'file:///', '%00/');

/** A file beside the documents that no request may ever open. */
export function plantCanary({ dataDir }: WholeProduct) {
  const word = newWord();
  const file = path.join(dataDir, 'canary.pdf');
  writeFileSync(file, `%PDF-1.7\n% ${word}\n`);
  return {
    word,
    file,
    /** Makes the next reading show, also where the system notes only the first one in a day. */
    forget: () => utimesSync(file, new Date('2000-01-01'), new Date()),
    wasRead: () => statSync(file).atime.getFullYear() > 2000,
    read: () => readFileSync(file),
  };
}

/** Every way out of the store, from every address that takes a name of a file. */
export function traversals(product: WholeProduct): Request[] {
  const { dataDir } = product;
  const targets = ['canary.pdf', 'secrets.json', 'cms.sqlite', 'etc/passwd', dataDir.slice(1)];
  const folders: [Request['to'], string][] = [
    ['site', '/documents/'],
    ['site', '/documents/abcdefghijklmnopqrstuvwx/'],
    ['site', '/_astro/'],
    ['site', '/preview/x/documents/abcdefghijklmnopqrstuvwx/'],
    ['site', '/'],
    ['cms', '/api/published/documents/'],
    ['cms', '/api/published/'],
    ['cms', '/media/'],
    ['cms', '/uploads/'],
    ['cms', '/admin/'],
    ['cms', '/'],
  ];
  return folders.flatMap(([to, folder]) =>
    ways.flatMap((way) =>
      (isFull ? [1, 2, 5] : [2]).flatMap((depth) =>
        targets.map((target) => ({ to, path: folder + way.repeat(depth) + target, isRaw: true })),
      ),
    ),
  );
}
