import { accountWords } from './account-words';
import { fileWords } from './file-words';
import { refusalWords } from './refusal-words';

/** Strapi's own words, where an editor would not understand them or they are not UK English. */
const general = {
  Publication: 'Publications',
  Form: 'Forms',
  'Review type': 'Review types',
  Group: 'Groups',
  Theme: 'Themes',
  Page: 'Pages',
  Redirect: 'Redirects',
  'app.components.LeftMenu.navbrand.title': 'Learning Reviews',
  'app.components.LeftMenu.navbrand.workplace': 'Editors’ screens',
  'app.components.LeftMenu.logout': 'Sign out',
  'app.components.NotFoundPage.back': 'Back to the home screen',
  'HomePage.head.title': 'Home',
  'HomePage.header.title': 'Hello {name}',
  'HomePage.header.subtitle': 'What you are working on, and what needs a look',
  'HomePage.addWidget.title': 'Add a panel',
  'HomePage.addWidget.button': 'Add a panel',
  'HomePage.addWidget.noWidgetsAvailable': 'All panels are on the screen already',
  'HomePage.widget.delete': 'Remove this panel from my screen',
  'HomePage.widget.loading': 'Loading',
  'HomePage.widget.error': 'This could not be loaded. Please try again in a moment.',
  'Settings.application.customization': 'Customisation',
  'Settings.application.strapi-version': 'Version of Strapi',
  'Settings.application.strapiVersion': 'Version of Strapi',
  'Settings.permissions.users.listview.header.subtitle': 'Everybody who can sign in here',
  'Settings.permissions.users.strapi-super-admin': 'Administrator',
  'global.plugins.upload': 'Files',
  'Media Library': 'Files',
  'app.components.ToggleCheckbox.on-label': 'Yes',
  'app.components.ToggleCheckbox.off-label': 'No',
  'components.Input.error.validation.required': 'Please fill this in.',
  'global.localeToggle.label': 'Language of these screens',
  'window.confirm.close-modal.files':
    'Close without uploading the files that are left? Nothing else is lost.',
  'app.components.MediaLibraryBanner.intro': 'Files ',
  'app.components.MediaLibraryBanner.text.enabled':
    'Files stay private until what they belong to is published.',
  'app.components.MediaLibraryBanner.button.enabled': 'Read more',
};

const contentManager = {
  'plugin.name': 'Content',
  'header.name': 'Content',
  'components.LeftMenu.collection-types': 'Lists',
  'components.LeftMenu.single-types': 'The site itself',
  'components.LeftMenu.Search.label': 'Search the kinds of content',
  'HeaderLayout.button.label-add-entry': 'Add new',
  'containers.edit.title.new': 'Add new',
  'containers.edit.panels.default.title': 'Save and publish',
  'containers.edit.tabs.draft': 'Draft',
  'containers.edit.tabs.published': 'On the site',
  'containers.edit.tabs.label': 'Draft or published version',
  'containers.List.modified': 'Changed',
  'containers.List.statusFilter.publishedModified': 'Published, with changes since',
  'containers.List.statusFilter.publishedUnmodified': 'Published, no changes since',
  'containers.List.statusFilter.published': 'Published',
  'containers.List.draft': 'Draft',
  'containers.List.published': 'On the site',
  'containers.list.table-headers.status': 'Status',
  'containers.edit.information.last-draft.label': 'Last saved',
  'containers.edit.information.document.label': 'Made',
  'pages.ListView.header-subtitle':
    '{number, plural, =0 {Nothing here yet} one {# in this list} other {# in this list}}',
  'actions.delete.label': 'Delete',
  'actions.delete.dialog.body':
    'Delete this for good? It also goes from the site, without a notice, and cannot be brought back.',
  'actions.discard.label': 'Throw away the changes',
  'actions.discard.dialog.body':
    'Throw away the changes since it was last published? They cannot be brought back.',
  'actions.unpublish.dialog.body':
    'Take this off the site? Its files can then no longer be opened.',
  'actions.unpublish.dialog.option.keep-draft':
    'Take it off the site and keep my changes as a draft',
  'actions.unpublish.dialog.option.replace-draft':
    'Take it off the site and go back to the published text',
  'preview.panel.title': 'Preview',
  'preview.panel.button': 'See the page',
  'preview.panel.button-disabled-tooltip': 'Save first to see the preview',
  'form.Input.hint.text': '{max, select, 300 {Up to 300 characters. } other {}}{description}',
  'containers.EditView.add.new-entry': 'Add another',
  'success.record.save': 'Saved',
  'success.record.publish': 'Published',
  'success.record.unpublish': 'Taken off the site',
  'success.record.discard': 'Changes thrown away',
  'success.record.delete': 'Deleted',
  'success.record.clone': 'Copied',
  'relation.add': 'Choose one',
  'relation.create': 'Make a new one',
  'relation.notAvailable': 'Nothing to choose yet',
  'relation.loadMore': 'Load more',
  'components.empty-repeatable': 'Nothing yet. Click to add one.',
  'components.reset-entry': 'Start again',
  'components.uid.apply': 'Use it',
  'components.uid.regenerate': 'Make it from the title again',
  'components.uid.available': 'Free to use',
  'components.uid.unavailable': 'Already used',
  'error.validation.required': 'Please fill this in.',
  'components.SettingsViewWrapper.pluginHeader.description.edit-settings':
    'Customise how the edit screen looks.',
  'containers.SettingPage.editSettings.relationOpenMode': 'How related entries open',
  'validation.error': 'Some fields need your attention. Please look at those marked in red.',
  'containers.EditView.notification.errors':
    'Some fields need your attention. Please look at those marked in red.',
  'popUpWarning.warning.has-draft-relations.message':
    'This goes together with {count, plural, one {# entry that is} other {# entries that are}} not published yet. {count, plural, one {It} other {They}} will not show on the site until published.',
  'popUpwarning.warning.has-draft-relations.button-confirm': 'Publish without them',
};

const withPrefix = (prefix: string, words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).map(([id, text]) => [`${prefix}.${id}`, text]));

const words: Record<string, string> = {
  ...general,
  ...accountWords,
  ...withPrefix('content-manager', contentManager),
  ...withPrefix('upload', { ...fileWords, ...refusalWords }),
};

/** For both kinds of English, since a person may have chosen either. */
export const translations = { en: words, 'en-GB': words };
