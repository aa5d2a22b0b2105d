import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import S3rver from '@20minutes/s3rver';
import type { S3Options } from '../s3/options';

type Middleware = S3rver['middleware'][number];
type Context = Parameters<Middleware>[0];

const bucket = 'reviews';

/**
 * An S3-compatible server with one empty bucket, for tests. It checks signatures. What `s3rver`
 * lacks is added here: it refuses who does not sign, and ends and lists unfinished uploads.
 */
export class TestS3 {
  /** What lets anyone read the bucket, as a wrong policy would. */
  isOpen = false;
  /** Answers in place of the server where it returns a status: a fault, a full disk. */
  fault:
    ((method: string, address: string) => number | undefined | Promise<number | undefined>) | null =
    null;
  readonly #folder: string;
  #server: S3rver | null = null;
  #port = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async start(): Promise<TestS3> {
    const s3 = new TestS3(await mkdtemp(path.join(tmpdir(), 'test-s3-')));
    await s3.comeBack();
    return s3;
  }

  get options(): S3Options {
    return {
      endpoint: `http://127.0.0.1:${this.#port}`,
      region: 'us-east-1',
      bucket,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      forcePathStyle: true,
    };
  }

  /** Ends every connection, those with half an answer too. Its objects stay. */
  async goAway(): Promise<void> {
    const closed = this.#server?.close();
    this.#server?.httpServer.closeAllConnections();
    this.#server = null;
    await closed;
  }

  /** On the same port as before. */
  async comeBack(): Promise<void> {
    const server = new S3rver({
      address: '127.0.0.1',
      port: this.#port,
      directory: this.#folder,
      silent: true,
      vhostBuckets: false,
      configureBuckets: [{ name: bucket }],
    });
    server.middleware.unshift(this.#standBefore);
    this.#port = (await server.run()).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    await this.goAway();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** The keys of all objects. */
  async keys(): Promise<string[]> {
    const root = path.join(this.#folder, bucket);
    const files = await readdir(root, { recursive: true });
    const ending = '._S3rver_object';
    return files
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length));
  }

  /** The ids of uploads that were begun, and neither completed nor aborted. */
  async unfinishedUploads(): Promise<string[]> {
    return readdir(this.#uploads).catch(() => []);
  }

  get #uploads(): string {
    return path.join(this.#folder, bucket, '._S3rver_uploads');
  }

  readonly #standBefore: Middleware = async (ctx, next) => {
    const status = await this.fault?.(ctx.method, ctx.path);
    if (status) return answer(ctx, status, '<Error><Code>InternalError</Code></Error>');
    if (!this.isOpen && !ctx.get('authorization')) {
      return answer(ctx, 403, '<Error><Code>AccessDenied</Code></Error>');
    }
    if (ctx.method === 'DELETE' && ctx.query.uploadId) {
      await rm(path.join(this.#uploads, path.basename(ctx.query.uploadId)), { recursive: true });
      return answer(ctx, 204, '');
    }
    if (ctx.method === 'GET' && 'uploads' in ctx.query) return this.#list(ctx);
    if (/^\/[^/]+\/$/.test(ctx.path)) signWithLastSlash(ctx);
    return next();
  };

  async #list(ctx: Context): Promise<void> {
    const uploads = await Promise.all(
      (await this.unfinishedUploads()).map(async (id) => {
        const folder = path.join(this.#uploads, id);
        const key = await readFile(path.join(folder, 'key'), 'utf8');
        const { mtime } = await stat(path.join(folder, 'key'));
        return `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${mtime.toISOString()}</Initiated></Upload>`;
      }),
    );
    answer(
      ctx,
      200,
      `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${uploads.join('')}</ListMultipartUploadsResult>`,
    );
  }
}

/** `s3rver` leaves out the last slash of a bucket's address when it checks what was signed. */
function signWithLastSlash(ctx: Context): void {
  ctx.mountPath = '/';
  Object.defineProperty(ctx.state, 'vhost', { get: () => true, set: () => undefined });
}

function answer(ctx: Context, status: number, xml: string): void {
  ctx.status = status;
  ctx.type = 'application/xml';
  ctx.body = xml;
}
