/** First parts of addresses that belong to the site itself, so no page may have them as its slug. */
export const reservedSlugs = [
  'learning-reviews',
  'documents',
  'preview',
  'share',
  'alerts',
  'feed',
  'publications',
  'search',
  'open-data',
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

export type FeedFormat = 'atom' | 'json';

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
  /** All of the key learning on a theme. */
  themeLearning: (slug: string) => `/learning-reviews/themes/${slug}/learning`,
  document: (document: { id: string; fileName: string }) =>
    `/documents/${document.id}/${document.fileName}`,
  page: (slug: string) => `/${slug}`,
  /** The newest publications, for feed readers: all, those of a type, those on a theme. */
  feed: (format: FeedFormat) => `/feed.${format}`,
  reviewTypeFeed: (slug: string, format: FeedFormat) =>
    `/learning-reviews/types/${slug}/feed.${format}`,
  themeFeed: (slug: string, format: FeedFormat) =>
    `/learning-reviews/themes/${slug}/feed.${format}`,
  /** The page about everything below. */
  openData: '/open-data',
  openDataTable: (name: string) =>
    name === 'publications' ? '/publications.csv' : `/open-data/${name}.csv`,
  everythingAsJson: '/open-data/everything.json',
  apiDescription: '/api/openapi.json',
  apiList: (name: string) => `/api/${name}`,
  /** Also the identifier of the item wherever machines read: it outlives its title and its page. */
  apiItem: (name: string, id: string) => `/api/${name}/${encodeURIComponent(id)}`,
  sitemap: '/sitemap.xml',
  sitemapPart: (number: number) => `/sitemap/${number}.xml`,
  alerts: '/alerts',
  /** After a sign-up: the next step is in an e-mail. */
  alertsAsked: '/alerts/asked',
  alertsConfirmed: '/alerts/confirmed',
  alertsStopped: '/alerts/stopped',
  alertsDeadLink: '/alerts/dead-link',
  confirmAlerts: (token: string) => `/alerts/confirm/${token}`,
  stopAlerts: (token: string) => `/alerts/stop/${token}`,
  preview: (token: string) => `/preview/${token}`,
  share: (token: string) => `/share/${token}`,
} as const;
