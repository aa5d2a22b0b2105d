import type { Core } from '@strapi/strapi';
import { applyScreens } from './apply-screens';
import type { Demonstration } from './demonstration-removal';
import { seedHomeLayouts } from './home/home-layout';
import { addEditorRoutes } from './routes';
import { answerQuestionsOfAdmin, hideUnwantedLists, refuseUnwantedMenus } from './tidy-admin';

/** For Strapi's `register`: the admin's own routes and the permission to remove the demonstration. */
export async function registerEditorScreens(
  strapi: Core.Strapi,
  demonstration: Demonstration,
): Promise<void> {
  await strapi.service('admin::permission').actionProvider.register({
    uid: 'demonstration.remove',
    displayName: 'Remove the demonstration',
    section: 'settings',
    category: 'learning reviews',
    subCategory: 'demonstration',
  });
  addEditorRoutes(strapi, demonstration);
  answerQuestionsOfAdmin(strapi);
  hideUnwantedLists(strapi);
  refuseUnwantedMenus(strapi);
}

/** For Strapi's `bootstrap`, after the roles: labels, help texts, layouts and home screens. */
export async function prepareEditorScreens(strapi: Core.Strapi): Promise<void> {
  await applyScreens(strapi);
  await seedHomeLayouts(strapi);
}
