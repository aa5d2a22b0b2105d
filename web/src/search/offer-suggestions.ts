const pauseMs = 150;
const shortest = 3;

/**
 * Offers words of what is published under a field, while somebody types.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 *
 * @param field its `data-suggestions` is the address that is asked
 */
export function offerSuggestions(field: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.id = `${field.id}-suggestions`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  field.after(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-controls', list.id);

  let chosen = -1;
  let asking = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (suggestions: readonly string[]) => {
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
    list.replaceChildren(...suggestions.map((words, index) => option(words, index)));
    list.hidden = suggestions.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
  };

  const option = (words: string, index: number) => {
    const item = document.createElement('li');
    item.id = `${list.id}-${index}`;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    item.textContent = words;
    // Before the field loses the focus.
    item.addEventListener('mousedown', (event) => {
      event.preventDefault();
      field.value = words;
      show([]);
      field.form?.requestSubmit();
    });
    return item;
  };

  const choose = (to: number) => {
    const items = [...list.children];
    chosen = (to + items.length) % items.length;
    items.forEach((item, index) => item.setAttribute('aria-selected', String(index === chosen)));
    field.setAttribute('aria-activedescendant', items[chosen]?.id ?? '');
  };

  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    const typed = field.value.trim();
    if (typed.length < shortest) return show([]);
    const address = `${field.dataset['suggestions']}?q=${encodeURIComponent(typed)}`;
    const answer = await fetch(address, { signal: asking.signal, referrerPolicy: 'no-referrer' });
    const { suggestions } = (await answer.json()) as { suggestions: string[] };
    show(suggestions.filter((words) => words !== typed.toLowerCase()));
  };

  const askSoon = () => {
    clearTimeout(timer);
    // What cannot be asked is no fault of the reader's: there are no suggestions.
    timer = setTimeout(() => void ask().catch(() => undefined), pauseMs);
  };

  field.addEventListener('input', askSoon);
  field.addEventListener('blur', () => show([]));
  field.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === 'Escape') show([]);
    else if (event.key === 'Enter' && chosen >= 0) {
      field.value = list.children[chosen]?.textContent ?? field.value;
      show([]);
      // The form is sent with it.
      return;
    } else return;
    event.preventDefault();
  });
  askSoon();
}
