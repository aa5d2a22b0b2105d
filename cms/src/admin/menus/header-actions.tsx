import { useAuth } from '@strapi/strapi/admin';

/** One entry of the menu of an entry: Strapi calls it like a component, and asks for its type. */
export interface DocumentAction {
  (props: never): unknown;
  type?: string;
  position?: unknown;
}

const configureActions = [
  'plugin::content-manager.collection-types.configure-view',
  'plugin::content-manager.single-types.configure-view',
];

/**
 * The actions of an entry without those for people who build the CMS: the model belongs to the
 * code, and only administrators may arrange the edit screen.
 */
export function forEditors(actions: readonly DocumentAction[]): DocumentAction[] {
  return actions
    .filter(({ type }) => type !== 'edit-the-model')
    .map((action) => (action.type === 'configure-the-view' ? forArrangers(action) : action));
}

function forArrangers(action: DocumentAction): DocumentAction {
  const Arranging: DocumentAction = (props) => {
    const permissions = useAuth('ConfigureTheView', (state) => state.permissions);
    const description = action(props);
    return permissions.some((one) => configureActions.includes(one.action)) ? description : null;
  };
  return Object.assign(Arranging, { type: action.type, position: action.position });
}
