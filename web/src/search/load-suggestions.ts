/**
 * Loads the suggestions as soon as a field is used that has them, and nothing before. Without them,
 * search is the same.
 */
export function loadSuggestionsOnUse(): void {
  const field = document.querySelector<HTMLInputElement>('[data-suggestions]');
  const load = () => {
    import('./offer-suggestions.ts').then(
      ({ offerSuggestions }) => field && offerSuggestions(field),
      () => undefined,
    );
  };
  field?.addEventListener('input', load, { once: true });
}
