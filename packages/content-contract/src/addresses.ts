/** First parts of addresses that belong to the site itself, so no page may have them as its slug. */
export const reservedSlugs = [
  'learning-reviews',
  'documents',
  'preview',
  'share',
  'feed',
  'publications',
  'search',
  'sitemap',
  'robots',
  'healthz',
  'readyz',
  'admin',
  'api',
  'uploads',
  'media',
  'assets',
  'brand',
  'favicon',
  'manifest',
  '404',
  '500',
  'index',
] as const;

/** The public path of each kind of thing. The one place that knows them. */
export const addresses = {
  home: '/',
  landing: '/learning-reviews',
  publications: '/learning-reviews/publications',
  searchSuggestions: '/search/suggestions',
  forms: '/learning-reviews/forms',
  themes: '/learning-reviews/themes',
  reviewType: (slug: string) => `/learning-reviews/types/${slug}`,
  publication: (slug: string) => `/learning-reviews/publications/${slug}`,
  form: (slug: string) => `/learning-reviews/forms/${slug}`,
  theme: (slug: string) => `/learning-reviews/themes/${slug}`,
  document: (document: { id: string; fileName: string }) =>
    `/documents/${document.id}/${document.fileName}`,
  page: (slug: string) => `/${slug}`,
  preview: (token: string) => `/preview/${token}`,
  share: (token: string) => `/share/${token}`,
} as const;
