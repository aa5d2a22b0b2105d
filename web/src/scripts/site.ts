import { loadSuggestionsOnUse } from '../search/load-suggestions.ts';
import { ExitThisPage } from 'govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs';

// govuk-frontend runs only where the page says that its scripts may.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const root of document.querySelectorAll('[data-module="govuk-exit-this-page"]')) {
  new ExitThisPage(root);
}

loadSuggestionsOnUse();
