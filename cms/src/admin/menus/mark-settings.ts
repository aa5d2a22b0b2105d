import { hasSettings, type Granted } from './has-settings';

interface Action {
  type?: unknown;
  payload?: unknown;
  meta?: { arg?: { endpointName?: unknown } };
}

/**
 * A middleware of the admin's Redux store: marks the page when the person's permissions arrive, so
 * that screens.css can hide the Settings menu. Strapi shows it to all, and drops the whole menu
 * with it when it is forbidden.
 */
export const markSettings = () => (next: (action: unknown) => unknown) => (action: unknown) => {
  const { type, payload, meta } = action as Action;
  const isAnswer = type === 'adminApi/executeQuery/fulfilled';
  if (isAnswer && meta?.arg?.endpointName === 'getMyPermissions' && Array.isArray(payload)) {
    document.documentElement.toggleAttribute(
      'data-has-settings',
      hasSettings(payload as Granted[]),
    );
  }
  return next(action);
};
