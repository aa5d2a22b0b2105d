import type { OutgoingHttpHeaders } from 'node:http';

/** Nothing inline, nothing from elsewhere. A page that breaks this is mended, not the policy. */
const pagePolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

/** Every power that a browser lets a page renounce. */
const renounced = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
];

/** A document may be shown or kept, but nothing in it may run or load. */
export const documentPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * Headers of every answer, errors and static files included.
 * `Referrer-Policy: same-origin` tells no other site where a reader came from, and keeps the origin
 * on forms of this one. https://www.w3.org/TR/referrer-policy/
 * @param siteUrl the public address; where it is https, browsers are told to use nothing else
 */
export function securityHeaders(siteUrl: string): OutgoingHttpHeaders {
  return {
    'content-security-policy': policyText(pagePolicy),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': renounced.map((feature) => `${feature}=()`).join(', '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(siteUrl.startsWith('https:') && {
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    }),
  };
}

/**
 * What differs for a preview: it is kept nowhere, found by no search engine, and may be shown in a
 * frame of the CMS.
 */
export function previewHeaders(cmsUrl: string): OutgoingHttpHeaders {
  const origin = new URL(cmsUrl).origin;
  return {
    'cache-control': 'no-store',
    'content-security-policy': policyText({ ...pagePolicy, 'frame-ancestors': origin }),
    'referrer-policy': 'no-referrer',
    'x-frame-options': undefined,
    'x-robots-tag': 'noindex, nofollow',
  };
}

/**
 * What differs for an address that holds what somebody looks for: it is kept nowhere, found by no
 * search engine, and told to nobody, not even to this site, in whose proxy's log it would stand.
 */
export const searchHeaders: OutgoingHttpHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
};

/** True for every address of a preview. @param path as it was sent */
export function isPreview(path: string): boolean {
  return /^\/preview(?:\/|$)/.test(path);
}

/**
 * What differs for open data: the scripts of every other site may read it too. It is the same for
 * everybody, whatever a browser sends along, so there is nothing in it that one visitor may read and
 * another may not. https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export const openDataHeaders: OutgoingHttpHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link',
  'cross-origin-resource-policy': 'cross-origin',
  // A search engine should lead people to the page, with its warning and its help.
  'x-robots-tag': 'noindex',
};

/** True for the files and the API of open data. @param address path and query */
export function isOpenData(address: string): boolean {
  return /^\/(?:api|open-data)\/|^\/publications\.csv$/.test(address);
}

function policyText(policy: Record<string, string>): string {
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}
