/** For the public site, with its SITE_TOKEN, and for nobody else: it tells what comes down when. */
export default {
  routes: [{ method: 'GET', path: '/removals/:name', handler: 'removals.list' }],
};
