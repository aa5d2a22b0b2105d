import { createHash } from 'node:crypto';
import { ordinaryHeaders, whyOf } from '../embargo-check/outside';

/** Longest waits for a page and for a document, in milliseconds. */
const pagePatience = 10_000;
const documentPatience = 120_000;

const namedHash = /<meta\s+name="content-sha256"\s+content="([0-9a-f]{64})"/;

/** What keeps something that was released from being seen. */
export interface Trouble {
  /** Within a sentence. */
  fault: string;
  /** Whether the site gave no answer of its own at all. */
  isAway: boolean;
}

/** What a visitor met: the hash of what is there, or why it could not be seen. */
export type Met = { sha256: string; trouble: null } | { sha256: null; trouble: Trouble };

/**
 * Opens a page as a visitor does.
 *
 * @param address whole
 * @param signal ends the visit
 * @returns the hash of its content, as the page names it
 */
export async function visitPage(address: string, signal: AbortSignal): Promise<Met> {
  return visit(address, signal, pagePatience, async (response) => {
    const [, sha256] = namedHash.exec(await response.text()) ?? [];
    return sha256 ? right(sha256) : wrong('the page does not say which content it shows');
  });
}

/** Downloads a document as a visitor does. @returns the hash of its bytes */
export async function visitDocument(address: string, signal: AbortSignal): Promise<Met> {
  return visit(address, signal, documentPatience, async (response) => {
    const hash = createHash('sha256');
    for await (const chunk of response.body ?? []) hash.update(chunk as Uint8Array);
    return right(hash.digest('hex'));
  });
}

async function visit(
  address: string,
  signal: AbortSignal,
  patience: number,
  read: (response: Response) => Promise<Met>,
): Promise<Met> {
  try {
    const response = await fetch(address, {
      headers: ordinaryHeaders,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    if (response.status === 200) return await read(response);
    await response.body?.cancel();
    return wrong(`the site answered ${response.status}`, [502, 503, 504].includes(response.status));
  } catch (error) {
    const { cause, name } = error as Error;
    if (name === 'TimeoutError') {
      return wrong(`there was no whole answer within ${patience / 1000} seconds`, true);
    }
    return wrong(asClause(whyOf(cause ?? error)), true);
  }
}

function right(sha256: string): Met {
  return { sha256, trouble: null };
}

function wrong(fault: string, isAway = false): Met {
  return { sha256: null, trouble: { fault, isAway } };
}

/** "Nothing answers." as a part of a sentence. */
function asClause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
