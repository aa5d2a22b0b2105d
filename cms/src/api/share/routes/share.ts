/** For the public site, with its SITE_TOKEN, and for nobody else. */
export default {
  routes: [
    { method: 'GET', path: '/share/:token', handler: 'share.show' },
    { method: 'GET', path: '/share/:token/read', handler: 'share.read' },
    { method: 'GET', path: '/share/:token/documents/:id', handler: 'share.document' },
  ],
};
