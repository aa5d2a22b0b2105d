import { useEffect, useRef, useState } from 'react';
import { useForm } from '@strapi/strapi/admin';
import type { ReleasePlanAnswer } from '../../scheduling/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { refreshEntry } from '../refresh-content';
import type { Answered } from '../use-answer';
import { hasGoneOut, lookAgainIn } from './look-again';

/**
 * Notices on an open edit screen that its entry has gone out by itself, and has all of the screen
 * read again, unless somebody has typed what that would take away.
 *
 * @param ask asks for the answer again
 * @returns whether it has gone out, and the screen waits for what was typed
 */
export function useGoingOut(
  { uid, documentId }: EntryRef,
  answer: Answered<ReleasePlanAnswer>,
  ask: () => Promise<void>,
): boolean {
  const isUnsaved = useForm('GoingLive', ({ modified }) => modified, false) ?? false;
  const waiting = useRef<string | null>(null);
  const [isOut, setIsOut] = useState(false);
  useEffect(() => {
    const wait = lookAgainIn(answer);
    if (wait === null) return undefined;
    const timer = setTimeout(() => void ask(), wait);
    return () => clearTimeout(timer);
  }, [answer, ask]);
  useEffect(() => {
    if (hasGoneOut(waiting.current, answer)) setIsOut(true);
    if (answer.state === 'ready') waiting.current = answer.data.release?.id ?? null;
  }, [answer]);
  useEffect(() => {
    if (!isOut || isUnsaved) return;
    setIsOut(false);
    refreshEntry(uid, documentId);
  }, [isOut, isUnsaved, uid, documentId]);
  return isOut;
}
