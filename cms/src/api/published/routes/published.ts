/** The read routes of the public site. The Public role is granted these and nothing else. */
export default {
  routes: [
    { method: 'GET', path: '/published/revision', handler: 'published.revision' },
    { method: 'GET', path: '/published/documents/:id', handler: 'published.document' },
    { method: 'GET', path: '/published/:name', handler: 'published.content' },
  ],
};
