/**
 * Loads the suggestions as soon as the field is used, and nothing before. Without this, search is
 * the same.
 */
const field = document.querySelector<HTMLInputElement>('[data-suggestions]');

field?.addEventListener(
  'input',
  () => {
    import('../search/offer-suggestions.ts').then(
      ({ offerSuggestions }) => offerSuggestions(field),
      () => undefined,
    );
  },
  { once: true },
);
