import {
  Bell,
  Calendar,
  Check,
  CheckCircle,
  Earth,
  Pencil,
  Play,
  WarningCircle,
} from '@strapi/icons';

const panel = <C>(
  id: string,
  title: string,
  icon: unknown,
  load: () => Promise<{ default: C }>,
  permissions?: { action: string; subject?: string }[],
) => ({
  id,
  icon,
  title: { id: `learning-reviews.home.${id}`, defaultMessage: title },
  component: async () => (await load()).default,
  ...(permissions ? { permissions } : {}),
});

/** The panels of the home screen, in place of Strapi's own figures. */
export const panels = [
  panel('alarms', 'Alarms', Bell, () => import('./Alarms')),
  panel('my-drafts', 'My drafts', Pencil, () => import('./MyDrafts')),
  panel(
    'waiting-for-approval',
    'Waiting for approval',
    Check,
    () => import('./WaitingForApproval'),
  ),
  panel('needs-attention', 'Needs attention', WarningCircle, () => import('./NeedsAttention')),
  panel('coming-up', 'Coming up', Calendar, () => import('./ComingUp')),
  panel('just-published', 'Just published', Earth, () => import('./JustPublished')),
  panel('getting-started', 'Before the site opens', CheckCircle, () => import('./GettingStarted'), [
    {
      action: 'plugin::content-manager.explorer.publish',
      subject: 'api::site-settings.site-settings',
    },
  ]),
  panel('demonstration', 'The demonstration', Play, () => import('./Demonstration'), [
    { action: 'api::demonstration.remove' },
  ]),
];
