declare module '@20minutes/s3rver' {
  import type { Server } from 'node:http';

  interface Options {
    address: string;
    port: number;
    directory: string;
    silent: boolean;
    vhostBuckets: boolean;
    configureBuckets: { name: string }[];
  }

  interface Context {
    method: string;
    path: string;
    query: Record<string, string | undefined>;
    state: Record<string, unknown>;
    mountPath: string;
    status: number;
    type: string;
    body: unknown;
    get(header: string): string;
  }

  class S3rver {
    constructor(options: Options);
    httpServer: Server;
    middleware: ((ctx: Context, next: () => Promise<unknown>) => Promise<unknown>)[];
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }

  export = S3rver;
}
