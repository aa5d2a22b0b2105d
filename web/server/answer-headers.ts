import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { isAlertsLink } from './alerts.ts';
import { isPreview, previewHeaders, securityHeaders } from './security-headers.ts';
import { isShare, shareHeaders } from './shares.ts';

interface Addresses {
  siteUrl: string;
  cmsUrl: string;
}

/** The headers that each answer begins with, by what is asked for. */
export function answerHeaders({ siteUrl, cmsUrl }: Addresses) {
  const everyAnswer = securityHeaders(siteUrl);
  const previews = { ...everyAnswer, ...previewHeaders(cmsUrl) };
  const shares = { ...everyAnswer, ...shareHeaders };
  return {
    everyAnswer,
    /** @param address as it was sent */
    set(res: ServerResponse, address: string): void {
      if (isShare(address) || isAlertsLink(address)) return setAll(res, shares);
      setAll(res, isPreview(address) ? previews : everyAnswer);
    },
  };
}

function setAll(res: ServerResponse, headers: OutgoingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) res.setHeader(name, value);
  }
}
