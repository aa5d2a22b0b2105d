/** @returns whether the browser allowed it; over plain HTTP it does not */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Its name says nothing of the item: it stays on the computer. */
export function downloadText(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `check-from-outside-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  URL.revokeObjectURL(address);
}

/** Prints the text alone, from a frame that goes afterwards. */
export function printText(text: string): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  const page = frame.contentDocument;
  const view = frame.contentWindow;
  if (!page || !view) return frame.remove();
  const words = page.createElement('pre');
  words.style.whiteSpace = 'pre-wrap';
  words.style.overflowWrap = 'anywhere';
  words.textContent = text;
  page.body.append(words);
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
