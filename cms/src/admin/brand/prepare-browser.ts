import styles from './screens.css?inline';

/**
 * Settings that Strapi keeps in the browser and offers no configuration for. Nothing here follows
 * a person: it is the language of the screens, and a notice that is not for editors.
 */
export function prepareBrowser(): void {
  const language = 'strapi-admin-language';
  if (!localStorage.getItem(language)) localStorage.setItem(language, 'en-GB');
  // The key ends with the id of the installation, which this one does not send or keep.
  for (const installation of ['false', 'undefined', 'null']) {
    localStorage.setItem(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${installation}`, 'true');
  }
  document.documentElement.lang = localStorage.getItem(language) ?? 'en-GB';
  nameTheWindow();
  loadNoFilesInFrames();
  addStyles();
}

/** Strapi's page does not link the style sheets of the project. */
function addStyles(): void {
  const sheet = document.createElement('style');
  sheet.textContent = styles;
  document.head.append(sheet);
}

/** The CMS lets no file run in a frame, so a frame for one would only be refused. */
function loadNoFilesInFrames(): void {
  const frame = HTMLIFrameElement.prototype;
  frame.setAttribute = function setAttribute(name: string, value: string) {
    const isFile = name === 'src' && /\/media\//.test(value);
    Element.prototype.setAttribute.call(this, isFile ? 'data-file' : name, value);
  };
}

/** Strapi ends each window title with its own name. */
function nameTheWindow(): void {
  const rename = () => {
    const title = document.title.replace(/Strapi( Admin)?$/, 'Learning Reviews');
    if (title !== document.title) document.title = title;
  };
  rename();
  new MutationObserver(rename).observe(document.head, { childList: true, subtree: true });
}
