import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** An address that readers ask for, and what it must answer each time. */
export interface Asked {
  address: string;
  status: number;
  /** Words that the answer must hold; any when left out. */
  holds?: string;
}

/** What all readers got until they were stopped. */
export interface Readings {
  right: number;
  /** One line for each answer that was not as it must be, or did not come. */
  wrong: string[];
}

/** Between two questions of one reader, in milliseconds: the machine has other things to do. */
const restMs = 5;

/**
 * Readers who ask for one address after the other, each as soon as the last was answered, on
 * connections that are kept as browsers keep them.
 */
export function startReaders(asked: readonly Asked[], number = 12) {
  const agent = new Agent({ keepAlive: true, maxSockets: number });
  const readings: Readings = { right: 0, wrong: [] };
  let isOver = false;
  const reading = Array.from({ length: number }, async (_, first) => {
    for (let at = first; !isOver; at += 1) {
      const one = asked[at % asked.length];
      if (!one) throw new Error('Readers need an address.');
      const fault = await read(agent, one);
      if (fault) readings.wrong.push(`${new Date().toISOString()} ${one.address}: ${fault}`);
      else readings.right += 1;
      await pause(restMs);
    }
  });
  return {
    /** Ends it, once every question is answered. */
    async stop(): Promise<Readings> {
      isOver = true;
      await Promise.all(reading);
      agent.destroy();
      return readings;
    },
  };
}

/** @returns what was wrong with the answer; undefined where nothing was */
function read(agent: Agent, { address, status, holds }: Asked): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asking = request(address, { agent, timeout: 30_000 }, (response) => {
      let text = '';
      response.setEncoding('latin1').on('data', (piece: string) => (text += piece));
      response.on('error', ({ message }) => resolve(message));
      response.on('end', () => {
        if (response.statusCode !== status) resolve(`${response.statusCode}`);
        else resolve(holds && !text.includes(holds) ? 'other words' : undefined);
      });
    });
    asking.on('error', ({ message }) => resolve(message));
    asking.on('timeout', () => asking.destroy(new Error('no answer in 30 s')));
    asking.end();
  });
}
