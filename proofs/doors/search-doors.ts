import { type Door, onSite, pageOf } from './door.ts';

const list = '/learning-reviews/publications';

/** The search, asked for words of the item, for how they begin, and for parts of its names. */
export const searchDoors: Door[] = [
  {
    name: 'the search, asked for words that stand in its page',
    covers: ['web/src/pages/learning-reviews/publications/index.astro'],
    finds: 'shows',
    only: 'publication',
    // Of its summary and its text.
    requests: ({ words }) =>
      words.filter((_, at) => [3, 9].includes(at)).flatMap((word) => onSite(`${list}?q=${word}`)),
    sees: ({ body }, { slug }) => body.includes(`${list}/${slug}"`),
  },
  {
    name: 'the search, asked for a word that stands in its PDF alone',
    covers: ['web/src/pages/learning-reviews/publications/index.astro'],
    finds: 'shows',
    only: 'publication',
    // The site fetches the text of a document after it has shown the page.
    showsWithin: 15_000,
    requests: ({ words }) => onSite(`${list}?q=${words[1]}`),
    sees: ({ body }, { documents }) => body.includes(`/documents/${documents[0]?.publicId}/`),
  },
  {
    name: 'the search, asked for words that stand in the page of a form',
    covers: ['web/src/pages/learning-reviews/publications/index.astro'],
    finds: 'shows',
    only: 'form',
    // Of its summary, its text, and whom to send it to.
    requests: ({ words }) =>
      words
        .filter((_, at) => [3, 7, 9].includes(at))
        .flatMap((word) => onSite(`${list}?q=${word}`)),
    sees: ({ body }, item) => body.includes(`${pageOf(item)}"`),
  },
  {
    name: 'the search, asked for a word that stands in the PDF of a form alone',
    covers: ['web/src/pages/learning-reviews/publications/index.astro'],
    finds: 'shows',
    only: 'form',
    showsWithin: 15_000,
    requests: ({ words }) => onSite(`${list}?q=${words[1]}`),
    sees: ({ body }, { documents }) => body.includes(`/documents/${documents[0]?.publicId}/`),
  },
  {
    name: 'the search, asked in other ways',
    covers: ['web/src/pages/learning-reviews/publications/index.astro'],
    finds: 'either',
    requests: ({ words, slug }) => [
      ...words.flatMap((word) =>
        onSite(
          `${list}?q=${word}*`,
          `${list}?q=%22${word}%22&kind=report`,
          `${list}?q=${word}&page=2`,
        ),
      ),
      ...onSite(`${list}?q=${slug}`, `${list}?q=%22${slug}%22&sort=oldest`),
    ],
  },
  {
    name: 'the search, suggestions for how its words begin',
    covers: ['suggestionsAnswerer'],
    finds: 'either',
    requests: ({ words }) =>
      words.flatMap((word) =>
        onSite(`/search/suggestions?q=${word.slice(0, 6)}`, `/search/suggestions?q=${word}`),
      ),
  },
  {
    name: 'the search, other addresses beside it',
    covers: ['suggestionsAnswerer'],
    finds: 'never',
    requests: () => onSite('/search', '/search/', '/search/suggestions/', '/search/index.db'),
  },
];
