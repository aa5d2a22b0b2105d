import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const boot = path.resolve(import.meta.dirname, '../dist/src/boot.js');

/** Runs in the other process: starts the CMS, then does what it is sent. */
const program = `
const { bootStrapi } = require(${JSON.stringify(boot)});
const built = (name) => require(${JSON.stringify(path.dirname(boot))} + '/' + name + '.js');
bootStrapi().then(({ strapi, stop }) => {
  process.on('message', async ({ id, code }) => {
    try {
      const work = new Function('strapi', 'built', 'return (async () => {' + code + '})()');
      process.send({ id, result: await work(strapi, built) });
    } catch (error) {
      process.send({ id, error: String(error) });
    }
  });
  process.on('SIGTERM', () => stop().then(() => process.exit(0)));
  process.send({ isReady: true });
});`;

interface Message {
  isReady?: boolean;
  id?: number;
  result?: unknown;
  error?: string;
}

/** The CMS in a process of its own, without HTTP, on the database that the environment names. */
export class CmsProcess {
  readonly #child: ChildProcess;
  #asked = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Resolves once it is ready. @param environment over that of this process, such as TZ */
  static async start(environment: Record<string, string> = {}): Promise<CmsProcess> {
    const child = spawn(process.execPath, ['-e', program], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said = (said + text).slice(-5000);
      process.stderr.write(text);
    });
    const [message] = (await Promise.race([
      once(child, 'message'),
      once(child, 'close').then(([code]) => {
        throw new Error(`The other CMS ended at its start (${code}). ${said}`);
      }),
    ])) as [Message];
    if (!message.isReady) throw new Error('The other CMS said something unexpected.');
    return new CmsProcess(child);
  }

  /** Has it run the body of a function of `strapi` and `built(name)`. */
  async run<T>(code: string): Promise<T> {
    const id = (this.#asked += 1);
    const answered = new Promise<Message>((resolve) => {
      const listen = (message: Message) => {
        if (message.id !== id) return;
        this.#child.off('message', listen);
        resolve(message);
      };
      this.#child.on('message', listen);
    });
    this.#child.send({ id, code });
    const { result, error } = await answered;
    if (error) throw new Error(error);
    return result as T;
  }

  /** @param signal SIGKILL gives it no chance to do anything more */
  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    await ended;
  }
}
