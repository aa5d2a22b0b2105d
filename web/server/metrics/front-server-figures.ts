import type { HtmlCacheFigures } from '../html-cache/html-cache.ts';

/** What the front server counts of its work: numbers only, and nothing of any visitor. */
export class FrontServerFigures {
  /** Answers by the first digit of their status. */
  readonly answers: number[] = [0, 0, 0, 0, 0, 0];
  /** Answers that were ready to be sent. */
  quick = 0;
  /** Answers that failed for a reason that nobody foresaw. */
  faults = 0;
  /** Connections that are open now. */
  connections = 0;
  htmlCache: (() => HtmlCacheFigures) | undefined;

  countAnswer(status: number): void {
    const digit = Math.floor(status / 100);
    this.answers[digit] = (this.answers[digit] ?? 0) + 1;
  }
}
