import { z } from 'zod';
import { failed, type Result } from './strapi-content-error.js';

export interface SingleReading {
  /** Null where the item is not published. */
  item: object | null;
  revision: number | undefined;
}

const singleAnswer = z.object({
  data: z.looseObject({}).nullable(),
  meta: z.object({ revision: z.int().nonnegative().optional() }).optional(),
});

/** Reads the answer for a single item. Strapi's REST API answers 404 where it is not published. */
export function readSingle(path: string, answer: Result<unknown>): Result<SingleReading> {
  if (!answer.ok) {
    if (answer.error.fault !== 'not-found') return answer;
    return { ok: true, value: { item: null, revision: undefined } };
  }
  const parsed = singleAnswer.safeParse(answer.value);
  if (!parsed.success) {
    return failed(
      'unreadable',
      `${path} did not answer with a single item ("data").`,
      'See whether the path is that of a single type.',
      parsed.error,
    );
  }
  const { data, meta } = parsed.data;
  return { ok: true, value: { item: data, revision: meta?.revision } };
}
