import { ExternalLink } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { siteAddress } from './use-site-address';

interface ActionProps {
  model: string;
  documentId?: string;
  document?: { status?: string };
}

/** "View on site" among the actions of a row. */
export function ViewOnSiteAction({ model, documentId, document }: ActionProps) {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  if (document?.status !== 'published' && document?.status !== 'modified') return null;
  return {
    label: 'View on site',
    icon: <ExternalLink />,
    position: 'table-row',
    onClick: async () => {
      const address = documentId ? await siteAddress(get, model, documentId) : null;
      if (address) window.open(address, '_blank', 'noopener');
      else toggleNotification({ type: 'warning', message: 'This has no page of its own yet.' });
    },
  };
}
ViewOnSiteAction.position = 'table-row';
