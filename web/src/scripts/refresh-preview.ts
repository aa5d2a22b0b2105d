/**
 * Beside the editor, Strapi tells the preview when the entry was saved:
 * https://docs.strapi.io/cms/features/preview
 */
const cms = document.querySelector<HTMLElement>('[data-cms]')?.dataset.cms;

window.addEventListener('message', (event: MessageEvent<{ type?: unknown } | null>) => {
  if (event.origin === cms && event.data?.type === 'strapiUpdate') window.location.reload();
});
