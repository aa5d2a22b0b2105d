import type { WithdrawalReason } from '@learning-reviews/content-contract';
import { ukDay } from '../uk-time';
import { reasonWords } from './reasons';

/**
 * The notice that stays at the address, line by line, as readers will see it.
 *
 * @param withdrawnAt ISO 8601
 */
export function noticeWords(reason: WithdrawalReason, text: string, withdrawnAt: string): string[] {
  const day = `This page was withdrawn on ${ukDay(withdrawnAt)}.`;
  return [day, reasonWords[reason].notice, text.trim()].filter(Boolean);
}
