/** The read routes of the public site. All but `changes` and `text` are granted to Public too. */
export default {
  routes: [
    { method: 'GET', path: '/published/revision', handler: 'published.revision' },
    { method: 'GET', path: '/published/changes', handler: 'published.changes' },
    { method: 'GET', path: '/published/documents/:id', handler: 'published.document' },
    { method: 'GET', path: '/published/documents/:id/text', handler: 'published.text' },
    { method: 'GET', path: '/published/:name', handler: 'published.content' },
  ],
};
