/** How search calls each page, by the id of the entry that it shows. */
export const sitePageIds = {
  home: 'home',
  landing: 'landing',
  reviewType: (id: string) => `review-type/${id}`,
  theme: (id: string) => `theme/${id}`,
  page: (id: string) => `page/${id}`,
} as const;
