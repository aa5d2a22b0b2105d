import { useAuth } from '@strapi/strapi/admin';
import { withdrawableTypes } from '../../withdrawing/entry-ref';

/** One entry of the menu of an entry: Strapi calls it like a component, and asks for its type. */
export interface DocumentAction {
  (props: { model: string }): unknown;
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
  return withoutUnpublish(actions)
    .filter(({ type }) => type !== 'edit-the-model')
    .map((action) => (action.type === 'configure-the-view' ? forArrangers(action) : action));
}

/**
 * "Unpublish", of one entry or of many, only where nothing is withdrawn: it would leave no notice,
 * and the entry could be published again by mistake.
 */
export function withoutUnpublish(actions: readonly DocumentAction[]): DocumentAction[] {
  return actions.map((action) => (action.type === 'unpublish' ? forOtherTypes(action) : action));
}

function forOtherTypes(action: DocumentAction): DocumentAction {
  const Unpublishing: DocumentAction = (props) => {
    const description = action(props);
    return withdrawableTypes.includes(props.model) ? null : description;
  };
  return Object.assign(Unpublishing, { type: action.type, position: action.position });
}

function forArrangers(action: DocumentAction): DocumentAction {
  const Arranging: DocumentAction = (props) => {
    const permissions = useAuth('ConfigureTheView', (state) => state.permissions);
    const description = action(props);
    return permissions.some((one) => configureActions.includes(one.action)) ? description : null;
  };
  return Object.assign(Arranging, { type: action.type, position: action.position });
}
