/** A permission of the signed-in person, as Strapi names it. */
export interface Granted {
  action: string;
}

/** Writing, publishing and files: what authors and approvers do, none of it under Settings. */
const ofEditing = /^plugin::(content-manager\.explorer|upload\.(read|assets))\b/;

/** Whether the person may do anything that has its place under Settings. */
export function hasSettings(permissions: readonly Granted[]): boolean {
  return permissions.some(({ action }) => !ofEditing.test(action));
}
