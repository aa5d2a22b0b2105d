import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { isAlertsLink } from './alerts.ts';
import { isSearch } from './html-cache/page-address.ts';
import {
  isOpenData,
  isPreview,
  openDataHeaders,
  previewHeaders,
  searchHeaders,
  securityHeaders,
} from './security-headers.ts';
import { isShare, shareHeaders } from './shares.ts';

interface Addresses {
  siteUrl: string;
  cmsUrl: string;
}

/** The headers that each answer begins with, by what is asked for. */
export function answerHeaders({ siteUrl, cmsUrl }: Addresses) {
  const everyAnswer = securityHeaders(siteUrl);
  const previews = { ...everyAnswer, ...previewHeaders(cmsUrl) };
  const searches = { ...everyAnswer, ...searchHeaders };
  const shares = { ...everyAnswer, ...shareHeaders };
  const openData = { ...everyAnswer, ...openDataHeaders };
  return {
    everyAnswer,
    /** Of a page that is the same for everybody. @param address path and query */
    ofPage: (address: string) => (isOpenData(address) ? openData : everyAnswer),
    /** @param address as it was sent */
    set(res: ServerResponse, address: string): void {
      if (isShare(address) || isAlertsLink(address)) return setAll(res, shares);
      if (isSearch(address)) return setAll(res, searches);
      setAll(res, isPreview(address) ? previews : everyAnswer);
    },
  };
}

function setAll(res: ServerResponse, headers: OutgoingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) res.setHeader(name, value);
  }
}
