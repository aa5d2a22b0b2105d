import { useState } from 'react';
import type { RevealAnswer } from '../../checking/answers';
import { useOrder } from '../schedule/use-order';
import type { About } from './ReportLoader';

/** Found text, once somebody has asked to see it. That they did is recorded. */
export function useRevealed(about: About, id: string) {
  const [texts, setTexts] = useState<ReadonlyMap<string, string> | null>(null);
  const { isWorking, refusal, send } = useOrder<RevealAnswer>((answer) =>
    setTexts(new Map(answer.texts.map((one) => [one.id, one.text]))),
  );
  const show = () => void send('/document-checks/reveal', { ...about, id });
  return { texts, show, hide: () => setTexts(null), isWorking, refusal };
}
