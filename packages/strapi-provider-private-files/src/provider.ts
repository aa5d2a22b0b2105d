import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createStore, type StoreOptions } from './create-store';
import { fileFormats } from './file-format';
import { PrivateFilesError } from './private-files-error';
import { mediaPath, signedLink } from './signed-link';

export type ProviderOptions = StoreOptions & {
  /** Signs links. At least 32 characters, the same for all processes. */
  secret: string;
  /** How long a link opens a file, in seconds; 300 when left out. */
  linkSeconds?: number;
};

/** The part of Strapi's file that a provider reads and writes. */
interface UploadedFile {
  name: string;
  hash: string;
  ext?: string;
  mime: string;
  url: string;
  stream?: Readable;
  buffer?: Buffer;
  filepath?: string;
}

/**
 * Strapi's entry into the provider.
 *
 * @throws PrivateFilesError when an option is missing
 */
export function init({ secret, linkSeconds = 300, ...where }: ProviderOptions) {
  if (!secret || secret.length < 32) {
    throw new PrivateFilesError(
      'providerOptions.secret is missing or shorter than 32 characters. Set it to a long random text.',
    );
  }
  const store = createStore(where);

  async function upload(file: UploadedFile): Promise<void> {
    const stored = await store.save(contentOf(file), nameWithExtension(file));
    file.hash = stored.hash;
    file.ext = stored.extension;
    file.mime = fileFormats[stored.format].mediaType;
    file.url = mediaPath + stored.hash + stored.extension;
  }

  async function remove(file: UploadedFile): Promise<void> {
    await store.remove(file.hash + (file.ext ?? ''));
  }

  /** The new bytes are safe before the old ones go. */
  async function replace(file: UploadedFile, previous: UploadedFile): Promise<void> {
    await upload(file);
    await remove(previous);
  }

  return {
    upload,
    uploadStream: upload,
    replace,
    replaceStream: replace,
    delete: remove,
    isPrivate: () => true,
    getSignedUrl: (file: UploadedFile) => ({
      url: signedLink(file.hash + (file.ext ?? ''), secret, linkSeconds),
    }),
  };
}

function contentOf(file: UploadedFile): Readable {
  if (file.stream) return file.stream;
  if (file.buffer) return Readable.from(file.buffer);
  if (file.filepath) return createReadStream(file.filepath);
  throw new PrivateFilesError(`“${file.name}” came without content. Upload it again.`);
}

/** Strapi keeps the extension apart; the name that an editor types may lack it. */
function nameWithExtension(file: UploadedFile): string {
  const extension = file.ext ?? '';
  return file.name.toLowerCase().endsWith(extension.toLowerCase())
    ? file.name
    : file.name + extension;
}
