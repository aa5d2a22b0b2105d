import type { Detail, SearchedText } from './pattern.js';

const address =
  /(?<![\p{L}\d._%+-])([\p{L}\d][\p{L}\d._%+'-]{0,63})@((?:[\p{L}\d-]{1,63}\.){1,8}[\p{L}]{2,24})(?![\p{L}\d-])/gu;

const roles = new Set(
  'admin administration administrator adults advice allocations board business care childprotection children choice client clerk comms communications complaints consultation contact contactus council customer customerservices cspr csp data dataprotection desk dhr domesticabuse dpo duty editor education emergency enquiries enquiry events feedback finance foi general governance hello help helpdesk helpline hr info information inquiries inquiry lado learning legal library lscb lscp mail mailbox manager marketing mash media membership nationalpanel news newsletter noreply no-reply office one partnership partnerships policy postmaster press privacy public publications reception referral referrals report reports review reviews safeguarding safeguardingadults safeguardingchildren sales sar scr scrs secretariat secretary security service services sharing support team training unit web webmaster website welfare'.split(
    ' ',
  ),
);

const forExamples = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/iu;

/** E-mail addresses: a person's is a warning, a mailbox of an office a note. */
export function eMailAddresses({ text }: SearchedText): Detail[] {
  return [...text.matchAll(address)].map(({ 0: written, 1: box = '', 2: domain = '', index }) => {
    const isOffice = isRole(box) || forExamples.test(domain);
    return {
      kind: isOffice ? 'office-mailbox' : 'e-mail-address',
      severity: isOffice ? 'note' : 'warn',
      value: written.toLowerCase(),
      start: index,
      end: index + written.length,
    };
  });
}

function isRole(box: string): boolean {
  const written = box.toLowerCase();
  if (roles.has(written.replace(/[._-]/gu, ''))) return true;
  const parts = written.split(/[._+-]+/u);
  return (
    parts.some((part) => roles.has(part)) ||
    /(?:enquir|safeguard|referral|partnership)/u.test(written)
  );
}
