import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { contentTypeScreens, partScreens } from './all-screens';
import type { Screen } from './screen';
import { type Configuration, type SchemaLike, toConfiguration } from './to-configuration';

/** The two services of the Content Manager that keep screens. */
interface ScreenService {
  updateConfiguration(model: { uid: string }, configuration: Configuration): Promise<unknown>;
}

type Versions = Record<string, string>;

/**
 * Gives each content type and component its labels, help texts and layout. A screen is written
 * once per version of its text, so what an administrator sets by "Configure the view" stays until
 * the text in this folder changes.
 *
 * @returns the uids of the screens that were written
 */
export async function applyScreens(strapi: Core.Strapi): Promise<string[]> {
  const store = strapi.store({ type: 'core', name: 'editor-screens' });
  const before = ((await store.get({ key: 'versions' })) ?? {}) as Versions;
  const after: Versions = {};
  const written: string[] = [];
  for (const [screens, serviceName] of [
    [contentTypeScreens, 'content-types'],
    [partScreens, 'components'],
  ] as const) {
    const service = strapi.plugin('content-manager').service(serviceName) as ScreenService;
    for (const screen of screens) {
      const configuration = toConfiguration(screen, schemaOf(strapi, screen));
      const version = versionOf(configuration);
      after[screen.uid] = version;
      if (before[screen.uid] === version) continue;
      await service.updateConfiguration({ uid: screen.uid }, configuration);
      written.push(screen.uid);
    }
  }
  if (written.length > 0) await store.set({ key: 'versions', value: after });
  return written;
}

function schemaOf(strapi: Core.Strapi, screen: Screen): SchemaLike {
  return strapi.getModel(screen.uid as Parameters<Core.Strapi['getModel']>[0]) as SchemaLike;
}

function versionOf(configuration: Configuration): string {
  return createHash('sha256').update(JSON.stringify(configuration)).digest('hex').slice(0, 16);
}
