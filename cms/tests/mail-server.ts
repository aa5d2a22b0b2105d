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
export type Mood = 'takes' | 'refuses for now' | 'refuses' | 'takes, and breaks the line';

/** A real mail server, on one port, that can go away and come back. */
export class MailServer {
  mood: Mood = 'takes';
  readonly received: ReceivedMail[] = [];
  tries = 0;
  port = 0;
  #server: SMTPServer | undefined;

  async open(): Promise<number> {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: (_address, _session, done) => {
        this.tries += 1;
        done(this.#refusal());
      },
      onData: (stream, session, done) => {
        void text(stream).then((source) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          const [, messageId = ''] = /^Message-ID: (<.*>)/im.exec(source) ?? [];
          this.received.push({ to, source, messageId });
          if (this.mood === 'takes, and breaks the line') void this.close();
          else done();
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
    if (this.mood === 'refuses for now') {
      return Object.assign(new Error('Try again later'), { responseCode: 451 });
    }
    if (this.mood === 'refuses') {
      return Object.assign(new Error('No such mailbox'), { responseCode: 550 });
    }
    return undefined;
  }
}
