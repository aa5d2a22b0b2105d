import type { WithdrawalReason } from '@learning-reviews/content-contract';
import {
  adviceOnCopies,
  withdrawalReasonWords,
} from '@learning-reviews/content-contract/withdrawal-words';
import { ukDay } from '../uk-time';
import type { EntryRef } from './release-state';

/**
 * The notice that stays at the address, line by line: what the site says in
 * `web/src/removals/WithdrawnPage.astro`, with the words that both share.
 *
 * @param withdrawnAt ISO 8601
 */
export function noticeWords(
  { uid }: Pick<EntryRef, 'uid'>,
  reason: WithdrawalReason,
  text: string,
  withdrawnAt: string,
): string[] {
  const kind = uid === 'api::form.form' ? 'form' : 'publication';
  const lines = [
    `This ${kind} has been withdrawn`,
    `We took it down on ${ukDay(withdrawnAt)} ${withdrawalReasonWords[reason]}.`,
    ...text.split(/\n\s*/),
    adviceOnCopies(reason, kind),
  ];
  return lines.map((line) => line.trim()).filter(Boolean);
}
