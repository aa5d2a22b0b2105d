import { useEffect, useState } from 'react';

const insideDialogue = '[role="dialog"], [role="alertdialog"], [role="listbox"]';

/**
 * Asks before Escape, or a click beside the dialogue, throws away what somebody typed in it. For
 * dialogues that are Strapi's, which offer no say in that.
 *
 * @param wouldLose whether there is anything to lose now
 * @returns whether the question stands, and a function that takes it back
 */
export function useAskBeforeClosing(wouldLose: boolean): [boolean, () => void] {
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    if (!wouldLose || isAsking) return;
    const ask = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      setIsAsking(true);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') ask(event);
    };
    const onPointer = (event: PointerEvent) => {
      const isInside = event.target instanceof Element && event.target.closest(insideDialogue);
      if (!isInside) ask(event);
    };
    // Before the document, where dialogues listen.
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('pointerdown', onPointer, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('pointerdown', onPointer, true);
    };
  }, [wouldLose, isAsking]);
  return [isAsking, () => setIsAsking(false)];
}
