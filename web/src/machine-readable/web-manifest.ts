import { addresses, type SiteSettings } from '@learning-reviews/content-contract';

/**
 * `/manifest.webmanifest`: https://www.w3.org/TR/appmanifest/. It opens in the browser like any
 * page: an installed icon on a shared telephone would tell others what its owner reads.
 */
export function webManifest(
  settings: Pick<SiteSettings, 'partnershipName' | 'shortName' | 'brandColour' | 'language'>,
): string {
  return JSON.stringify({
    name: settings.partnershipName,
    short_name: settings.shortName,
    lang: settings.language,
    start_url: addresses.home,
    scope: '/',
    display: 'browser',
    theme_color: settings.brandColour,
    background_color: '#ffffff',
    icons: [
      { src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/apple-touch-icon.png', type: 'image/png', sizes: '180x180' },
    ],
  });
}
