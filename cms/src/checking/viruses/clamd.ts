import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** Where clamd listens: a socket of this machine, or a host and port. */
export type ClamdAddress = { socket: string } | { host: string; port: number };

export type Scan = { verdict: 'clean' } | { verdict: 'infected'; virus: string };

/** clamd does not answer, or not as it should. Nothing is known about the bytes. */
export class ClamdError extends Error {
  override name = 'ClamdError';
}

/** clamd answers, and will not scan this file: it is larger than it was told to take. */
export class TooLargeForClamdError extends ClamdError {}

const silentMilliseconds = 60_000;
const longestAnswer = 4096;

/**
 * Has clamd look for viruses in a stream (INSTREAM, clamd(8)).
 *
 * @throws ClamdError whenever the answer is not plainly one or the other
 */
export async function scanStream(address: ClamdAddress, content: Readable): Promise<Scan> {
  const answer = await ask(address, 'INSTREAM', content);
  if (answer === 'stream: OK') return { verdict: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found) return { verdict: 'infected', virus: String(found[1]) };
  if (/size limit exceeded/i.test(answer)) throw new TooLargeForClamdError(answer);
  throw new ClamdError(`clamd answers “${answer.slice(0, 200)}”.`);
}

/**
 * When the signatures that clamd uses were made.
 *
 * @returns null where clamd has none of its makers, and so says no date
 * @throws ClamdError
 */
export async function databaseDate(address: ClamdAddress): Promise<Date | null> {
  const answer = await ask(address, 'VERSION');
  if (!answer.startsWith('ClamAV ')) throw new ClamdError('What answers there is no clamd.');
  const date = new Date(`${answer.split('/')[2] ?? ''} UTC`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function ask(address: ClamdAddress, command: string, content?: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = 'socket' in address ? connect(address.socket) : connect(address);
    let answer = '';
    const end = (error: Error | null) => {
      socket.destroy();
      content?.destroy();
      if (error) reject(error);
      else resolve(answer.replace(/[\0\n]+$/, ''));
    };
    const fail = (why: string) => end(new ClamdError(why));
    socket.setTimeout(silentMilliseconds, () => fail('clamd is silent.'));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      // clamd says why before it closes in the middle of what is sent.
      answer ? end(null) : fail(`clamd cannot be reached (${error.code}).`),
    );
    socket.on('data', (part: Buffer) => {
      answer += part.toString('utf8');
      if (answer.length > longestAnswer) fail('clamd says too much.');
    });
    socket.on('close', () => (answer ? end(null) : fail('clamd closed without an answer.')));
    socket.write(`z${command}\0`);
    if (content) void send(socket, content).catch((error: Error) => end(error));
  });
}

/** Each part with its length before it, and an empty one at the end. */
async function send(socket: Socket, content: Readable): Promise<void> {
  for await (const part of content as AsyncIterable<Buffer>) {
    if (socket.destroyed) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    socket.write(length);
    if (!socket.write(part)) await drained(socket);
  }
  if (!socket.destroyed) socket.write(Buffer.alloc(4));
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      socket.off('drain', end).off('close', end);
      resolve();
    };
    socket.on('drain', end).on('close', end);
  });
}
