/** For the public site, with its SITE_TOKEN, and for nobody else. */
export default {
  routes: [
    { method: 'POST', path: '/alerts/sign-up', handler: 'alerts.signUp' },
    { method: 'POST', path: '/alerts/confirm', handler: 'alerts.confirm' },
    { method: 'POST', path: '/alerts/stop', handler: 'alerts.stop' },
  ],
};
