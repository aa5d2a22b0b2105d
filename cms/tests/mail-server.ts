import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  /** Headers and all. */
  source: string;
  messageId: string;
}

/** What a real mail server can do with the next e-mails. */
export type Mood =
  | 'takes'
  | 'refuses for now'
  | 'refuses'
  | 'refuses the sender'
  | 'refuses by policy'
  | 'takes, and breaks the line'
  | 'takes, and does not say so';

/** A real mail server, on one port, that can go away and come back. */
export class MailServer {
  mood: Mood = 'takes';
  readonly received: ReceivedMail[] = [];
  /** Addresses that it says it does not have. */
  readonly gone = new Set<string>();
  tries = 0;
  port = 0;
  #server: SMTPServer | undefined;

  async open(): Promise<number> {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onMailFrom: (_address, _session, done) => {
        done(this.mood === 'refuses the sender' ? refusal(550, '5.1.1 No such sender') : null);
      },
      onRcptTo: ({ address }, _session, done) => {
        this.tries += 1;
        const words = `5.1.1 <${address}>: Recipient address rejected: No such mailbox`;
        done(this.gone.has(address) ? refusal(550, words) : this.#refusal());
      },
      onData: (stream, session, done) => {
        void text(stream).then((source) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const [, messageId = ''] = /^Message-ID: (<.*>)/im.exec(source) ?? [];
          this.received.push({ to, source, messageId });
          if (this.mood === 'takes, and breaks the line') void this.close();
          else if (this.mood !== 'takes, and does not say so') done();
        });
      },
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', () => resolve()));
    this.port = (server.server.address() as AddressInfo).port;
    return this.port;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    for (const connection of server.connections) connection._socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #refusal(): Error | undefined {
    if (this.mood === 'refuses for now') return refusal(451, 'Try again later');
    if (this.mood === 'refuses') return refusal(550, 'No such mailbox');
    if (this.mood === 'refuses by policy') return refusal(554, '5.7.1 Relay access denied');
    return undefined;
  }
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
