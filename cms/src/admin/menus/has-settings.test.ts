import { describe, expect, it } from 'vitest';
import { hasSettings } from './has-settings';

const permissions = (...actions: string[]) => actions.map((action) => ({ action }));

const editing = [
  'plugin::content-manager.explorer.read',
  'plugin::content-manager.explorer.publish',
  'plugin::upload.read',
  'plugin::upload.assets.create',
];

describe('the Settings menu', () => {
  it('is not for people who only write, publish and upload', () => {
    expect(hasSettings(permissions(...editing))).toBe(false);
    expect(hasSettings([])).toBe(false);
  });

  it.each(['admin::users.read', 'plugin::upload.settings.read', 'plugin::i18n.locale.read'])(
    'is for someone who also has %s',
    (action) => expect(hasSettings(permissions(...editing, action))).toBe(true),
  );
});
