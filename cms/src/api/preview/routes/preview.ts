/** For the public site, with its SITE_TOKEN, and for nobody else. */
export default {
  routes: [
    { method: 'GET', path: '/preview/:token', handler: 'preview.show' },
    { method: 'GET', path: '/preview/:token/documents/:id', handler: 'preview.document' },
  ],
};
