/** Strapi's permission to publish; whoever has it for a type approves entries of that type. */
export const publishAction = 'plugin::content-manager.explorer.publish';
