import { Calendar, PaperPlane, Shield } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { ApprovalPanel } from './approving/ApprovalPanel';
import logo from './brand/logo.svg';
import { prepareBrowser } from './brand/prepare-browser';
import { theme } from './brand/theme';
import { translations } from './brand/wording';
import { ChecksPanel } from './checking/ChecksPanel';
import { keepWhatWasTyped } from './editing/keep-what-was-typed';
import { noEarlyAnswers } from './editing/no-early-answers';
import { sayVersion } from './editing/say-version';
import { SlugInput } from './editing/SlugInput';
import { WholeNumberInput } from './editing/WholeNumberInput';
import { withPartHelp } from './editing/part-help';
import { hearBulkRefusals } from './file-uses/bulk-refusals';
import { IsItHiddenPanel } from './embargo-check/IsItHiddenPanel';
import { FileUses } from './file-uses/FileUses';
import { HistoryPanel } from './history/HistoryPanel';
import { panels } from './home/panels';
import { editorColumns } from './lists/columns';
import { ShowAll } from './lists/ShowAll';
import { type DocumentAction, forEditors, withoutUnpublish } from './menus/header-actions';
import { markSettings } from './menus/mark-settings';
import { OnPaperPanel } from './on-paper/OnPaperPanel';
import { OnTheSitePanel } from './on-the-site/OnTheSitePanel';
import { ViewOnSiteAction } from './on-the-site/ViewOnSiteAction';
import { keepStore } from './refresh-content';
import { ReceiptsPanel } from './receipts/ReceiptsPanel';
import { GoingLivePanel } from './schedule/GoingLivePanel';
import { SharePanel } from './sharing/SharePanel';
import { ThemesPanel } from './themes/ThemesPanel';
import { WithdrawAction } from './withdrawing/WithdrawAction';

prepareBrowser();
keepWhatWasTyped(window);
sayVersion(window);

/** Blocks of rich text that the site does not render, or that are not for running text. */
const unwantedBlocks = ['image', 'code', 'heading-one', 'heading-five', 'heading-six'];

/** What approvers and administrators may do, and authors may not. */
const publishAction = 'plugin::content-manager.explorer.publish';

type Blocks = Record<string, unknown>;

interface ContentManager {
  apis: {
    addEditViewSidePanel(change: (panels: unknown[]) => unknown[]): void;
    addDocumentAction(add: (actions: DocumentAction[]) => unknown[]): void;
    addBulkAction(change: (actions: DocumentAction[]) => unknown[]): void;
    addRichTextBlocks(choose: (blocks: Blocks) => Blocks): void;
  };
  injectComponent(view: string, place: string, component: object): void;
}

export default {
  config: {
    locales: ['en-GB'],
    translations,
    theme,
    auth: { logo },
    menu: { logo },
    tutorials: false,
    notifications: { releases: false },
  },

  register(app: StrapiApp) {
    app.addMiddlewares(
      [markSettings, noEarlyAnswers, keepStore, hearBulkRefusals].map((one) => () => one) as never,
    );
    app.widgets.register((() => panels) as never);
    // Strapi's name for what is on every screen.
    app.addComponents([{ name: 'future-global::file-uses', Component: FileUses }]);
    app.addMenuLink({
      to: 'shared-drafts',
      icon: PaperPlane,
      intlLabel: { id: 'learning-reviews.sharing.menu', defaultMessage: 'Shared drafts' },
      permissions: [],
      position: 4,
      Component: () => import('./sharing/SharedDraftsPage'),
    });
    app.addMenuLink({
      to: 'schedule',
      icon: Calendar,
      intlLabel: { id: 'learning-reviews.schedule.menu', defaultMessage: 'Schedule' },
      permissions: [],
      position: 4,
      Component: () => import('./schedule/SchedulePage'),
    });
    app.addMenuLink({
      to: 'audit',
      icon: Shield,
      intlLabel: { id: 'learning-reviews.audit.menu', defaultMessage: 'Audit' },
      permissions: [{ action: publishAction, subject: 'api::publication.publication' }],
      position: 4,
      Component: () => import('./audit/AuditPage'),
    });
    app.addSettingsLink('global', {
      id: 'approval',
      to: 'approval',
      intlLabel: { id: 'learning-reviews.approval.menu', defaultMessage: 'Approval' },
      permissions: [{ action: 'api::approval-rules.change', subject: null }],
      Component: () => import('./approving/RulesPage'),
    });
    app.addFields([
      { type: 'integer', Component: WholeNumberInput },
      { type: 'uid', Component: SlugInput },
    ] as never);
  },

  bootstrap(app: StrapiApp) {
    const content = app.getPlugin('content-manager') as unknown as ContentManager;
    // Second, so that what takes something off the site is in sight.
    content.apis.addEditViewSidePanel(([save, ...others]) => [
      save,
      OnTheSitePanel,
      ChecksPanel,
      ApprovalPanel,
      GoingLivePanel,
      IsItHiddenPanel,
      SharePanel,
      ThemesPanel,
      OnPaperPanel,
      HistoryPanel,
      ReceiptsPanel,
      ...others,
    ]);
    content.apis.addDocumentAction((actions) => [
      ViewOnSiteAction,
      ...forEditors(actions),
      WithdrawAction,
    ]);
    content.apis.addBulkAction(withoutUnpublish);
    content.apis.addRichTextBlocks(withoutUnwanted);
    content.injectComponent('listView', 'actions', { name: 'show-all', Component: ShowAll });
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', withPartHelp as never);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', editorColumns as never);
  },
};

function withoutUnwanted(blocks: Blocks): Blocks {
  return Object.fromEntries(
    Object.entries(blocks).filter(([name]) => !unwantedBlocks.includes(name)),
  );
}
