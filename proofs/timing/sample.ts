import { Agent, request } from 'node:http';

export interface Question {
  name: string;
  address: string;
}

/** One connection for all, so that only the answering is timed. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/**
 * Asks each question in turn, in an order that is random within each round, after a warm-up.
 *
 * @returns for each question the milliseconds from the request to the last byte
 */
export async function sample(
  questions: readonly Question[],
  times: number,
): Promise<Map<string, number[]>> {
  const taken = new Map<string, number[]>(questions.map(({ name }) => [name, []]));
  const warmUp = Math.ceil(times / 10);
  for (let round = -warmUp; round < times; round += 1) {
    for (const { name, address } of shuffled(questions)) {
      const ms = await timeOf(address);
      if (round >= 0) taken.get(name)?.push(ms);
    }
  }
  return taken;
}

function timeOf(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(address, { agent }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode !== 404) {
          reject(new Error(`${address} answered ${response.statusCode}, not 404.`));
        } else resolve(performance.now() - began);
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
