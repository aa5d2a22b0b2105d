import { telephone } from '@learning-reviews/content-contract';
import { filledText, type Fault, type Fields } from './fault';
import { webAddressFaults } from './links';

/** Checks what is filled in of a contact. */
export function contactFaults(contact: Fields): Fault[] {
  return [
    ...telephoneFaults(contact, 'phone'),
    ...telephoneFaults(contact, 'textPhone'),
    ...webAddressFaults(contact, 'url'),
  ];
}

/** Checks, before publishing, that a reader can reach the contact at all. */
export function reachFaults(contact: Fields): Fault[] {
  const ways = ['phone', 'textPhone', 'email', 'url'];
  if (ways.some((name) => filledText(contact[name]) !== null)) return [];
  return [
    {
      path: ['phone'],
      message:
        'Nobody can reach this contact. Give a telephone number, an e-mail address or a web address.',
    },
  ];
}

function telephoneFaults(fields: Fields, name: string): Fault[] {
  const number = filledText(fields[name]);
  if (number === null || telephone.safeParse(number).success) return [];
  return [
    {
      path: [name],
      message: `“${number}” is not a telephone number. Use digits, spaces, hyphens and brackets, such as 01632 960 123.`,
    },
  ];
}
