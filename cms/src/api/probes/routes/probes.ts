/** For the public site, with its SITE_TOKEN, and for nobody else. */
export default {
  routes: [{ method: 'POST', path: '/probes', handler: 'probes.record' }],
};
