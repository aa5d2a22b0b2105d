import { useState } from 'react';
import type { DateWarning } from '../../dates/date-warning';
import { useDateWarnings } from '../dates/use-date-warnings';
import type { EntryRef, TakeDown } from '../withdrawing/release-state';
import { type ChosenTime, momentsOf } from './chosen-time';

const none: readonly DateWarning[] = [];

/** What a chosen take-down time meets, and the reason for one that comes sooner than it should. */
export function useEarlyReason(entry: EntryRef, takeDown: TakeDown | null, chosen: ChosenTime) {
  const first = takeDown?.reason ?? '';
  const [reason, setReason] = useState(first);
  const [wasMissing, setWasMissing] = useState(false);
  const [moment] = momentsOf(chosen);
  // A time that is past is refused in any case.
  const isToCome = moment !== undefined && moment.at.getTime() > Date.now();
  const takeDownUk = isToCome ? `${chosen.day}T${chosen.time}` : '';
  const answer = useDateWarnings([entry], { takeDownUk, zone: moment?.zone });
  const warnings = answer.state === 'ready' ? answer.data : none;
  const isNeeded = warnings.some(({ needsReason }) => needsReason);
  const isEmpty = reason.trim() === '';
  // Without an answer nobody knows whether it is needed, so that it may be given.
  const isAsked = isNeeded || answer.state === 'failed' || (answer.state === 'loading' && !isEmpty);
  return {
    warnings,
    reason,
    setReason,
    isAsked,
    /** What to send: nothing where it is not asked for. */
    sent: isAsked ? reason : '',
    isMissing: wasMissing && isNeeded && isEmpty,
    wouldLose: reason.trim() !== first,
    /** Notes that it was to be saved without a reason that is needed. */
    isRefused: () => {
      setWasMissing(isNeeded && isEmpty);
      return isNeeded && isEmpty;
    },
  };
}
