import { createHash } from 'node:crypto';
import { renderForAll, type AstroHandler } from '../rendered-page.ts';
import type { WholeAnswer } from '../send-text.ts';
import { readStyles, type UsedStyles } from './used-styles.ts';

interface PageStylesOptions {
  astro: AstroHandler;
  siteUrl: string;
  /** The text of whatever may run in a page. */
  scripts: readonly string[];
}

/** A sheet for each colour of the partnership that was chosen lately. */
const mostSheets = 4;

const linkedSheet = /<link rel="stylesheet" href="([^"]+)">/;
export const policyHeader = 'content-security-policy';

/**
 * Puts the styles that a page uses into the page, so that it can be painted as soon as it has come: a
 * telephone on a bad line waits for each file by itself. Its policy then allows those very styles,
 * by their hash, and no others. https://www.w3.org/TR/CSP3/#grammardef-hash-source
 */
export class PageStyles {
  readonly #options: PageStylesOptions;
  readonly #sheets = new Map<string, Promise<UsedStyles | undefined>>();

  constructor(options: PageStylesOptions) {
    this.#options = options;
  }

  /**
   * @param answer with all headers that it is sent with
   * @returns the same where it is no page with a style sheet, or where that cannot be read: then the
   *   browser asks for it
   */
  async inline(answer: WholeAnswer): Promise<WholeAnswer> {
    const policy = answer.headers[policyHeader];
    const isPage = String(answer.headers['content-type']).startsWith('text/html');
    if (!isPage || typeof policy !== 'string') return answer;
    const html = answer.body.toString();
    const [link, address] = linkedSheet.exec(html) ?? [];
    const sheet = address === undefined ? undefined : await this.#sheet(address);
    if (!link || !sheet) return answer;
    const text = sheet.of(html);
    const hash = createHash('sha256').update(text).digest('base64');
    return {
      ...answer,
      headers: {
        ...answer.headers,
        [policyHeader]: policy.replace("style-src 'self'", `$& 'sha256-${hash}'`),
      },
      body: Buffer.from(html.replace(link, () => `<style>${text}</style>`)),
    };
  }

  #sheet(address: string): Promise<UsedStyles | undefined> {
    let sheet = this.#sheets.get(address);
    if (!sheet) {
      sheet = this.#read(address);
      this.#sheets.set(address, sheet);
      const [oldest] = this.#sheets.keys();
      if (this.#sheets.size > mostSheets && oldest !== undefined) this.#sheets.delete(oldest);
    }
    return sheet;
  }

  async #read(address: string): Promise<UsedStyles | undefined> {
    const { astro, siteUrl, scripts } = this.#options;
    const { status, body } = await renderForAll(astro, address, siteUrl);
    const text = body.toString();
    // It would end where it is put.
    if (status !== 200 || /<\/style/i.test(text)) return undefined;
    return readStyles(text, scripts);
  }
}
