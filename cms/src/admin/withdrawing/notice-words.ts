import type { WithdrawalReason } from '@learning-reviews/content-contract';
import { ukDay } from '../uk-time';
import { reasonWords } from './reasons';
import type { EntryRef } from './release-state';

/**
 * The notice that stays at the address, line by line: what the site says in
 * `web/src/removals/WithdrawnPage.astro`. A browser test holds the two together.
 *
 * @param withdrawnAt ISO 8601
 */
export function noticeWords(
  { uid }: Pick<EntryRef, 'uid'>,
  reason: WithdrawalReason,
  text: string,
  withdrawnAt: string,
): string[] {
  const isForm = uid === 'api::form.form';
  const lines = [
    `This ${isForm ? 'form' : 'publication'} has been withdrawn`,
    `We took it down on ${ukDay(withdrawnAt)} ${reasonWords[reason].notice}.`,
    ...text.split(/\n\s*/),
    adviceOnCopies(reason, isForm),
  ];
  return lines.map((line) => line.trim()).filter(Boolean);
}

function adviceOnCopies(reason: WithdrawalReason, isForm: boolean): string {
  if (reason === 'replaced') return 'If you kept a copy, please use the newer version.';
  return isForm
    ? 'If you kept a copy, please do not use it or share it.'
    : 'If you kept a copy, please delete it and do not share it.';
}
