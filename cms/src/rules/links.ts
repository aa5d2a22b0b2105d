import { siteSettings, webAddress } from '@learning-reviews/content-contract';
import { filledText, type Fault, type Fields } from './fault';

/** Where text may lead: the web, an e-mail address, a telephone number, a page of this site. */
const linkPattern = /^(https?:\/\/[^\s/]|mailto:[^\s@]+@[^\s@]+|tel:[+0-9]|\/(?!\/)|#)/i;

/** Checks a field that holds the address of another web site. */
export function webAddressFaults(fields: Fields, name: string): Fault[] {
  const address = filledText(fields[name]);
  if (address === null || webAddress.safeParse(address).success) return [];
  return [
    {
      path: [name],
      message: `“${address}” is not a web address. Copy it from your browser, with https:// at its start.`,
    },
  ];
}

/** Checks a field that holds an e-mail address or the address of a web page. */
export function securityContactFaults(fields: Fields, name: string): Fault[] {
  const contact = filledText(fields[name]);
  if (siteSettings.shape.securityContact.safeParse(contact).success) return [];
  return [
    {
      path: [name],
      message: `“${contact}” is neither an e-mail address nor a web address. Use one such as security@example.org.`,
    },
  ];
}

/** @returns what is wrong with a link in text, or null */
export function linkMessage(url: unknown): string | null {
  const address = filledText(url);
  if (address === null) return 'A link leads nowhere. Give it an address, or remove the link.';
  const isWhole = !/^https?:/i.test(address) || URL.canParse(address);
  if (linkPattern.test(address) && isWhole) return null;
  return `The link “${address}” is not an address. Begin it with https://, mailto: or tel:, or with / for a page of this site.`;
}
