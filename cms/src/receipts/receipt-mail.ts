import type { Core } from '@strapi/strapi';
import { queueMail } from '../mailing/outbox';
import type { ReceiptAnswer, ReceiptItemAnswer } from './answers';
import { findReceipt, whoWants } from './read-receipts';
import { receiptSentence, receiptTimes } from './receipt-words';

/** Sends a receipt to who asked for it, once the transaction under way is committed. */
export async function queueReceiptMails(strapi: Core.Strapi, id: string): Promise<void> {
  const wanted = await whoWants(strapi, id);
  const receipt = wanted.length > 0 ? await findReceipt(strapi, id) : null;
  if (!receipt) return;
  const shown = { ...receipt, items: receipt.items.map(withoutWhatIsGone) };
  const attachment = {
    name: `receipt-${id}.json`,
    content: `${JSON.stringify(shown, null, 2)}\n`,
    type: 'application/json',
  };
  for (const userId of wanted) {
    const key = `receipt:${id}:${userId}`;
    await queueMail(strapi, {
      key,
      userId,
      subject: subjectOf(shown),
      text: textOf(shown),
      attachment,
    });
  }
}

/** An address may hold a name, and what was taken off has no business in an e-mail. */
function withoutWhatIsGone(item: ReceiptItemAnswer): ReceiptItemAnswer {
  return item.state === 'overtaken' ? { ...item, path: null, documents: [] } : item;
}

function subjectOf({ state }: ReceiptAnswer): string {
  return state === 'overtaken'
    ? 'Receipt: released, and changed or taken off again'
    : 'Receipt: released';
}

function textOf(receipt: ReceiptAnswer): string {
  const { site, items, audit } = receipt;
  return [
    receiptSentence(receipt),
    '',
    ...receiptTimes(receipt).map(([name, time]) => `${name}: ${time}`),
    ...items.filter(({ path }) => path !== null).flatMap((item) => itemText(site, item)),
    '',
    `Audit trail: number ${audit?.seq ?? 0}`,
    audit?.hash ?? '',
    '',
    'The receipt is attached as a file. Keep it: it can be checked against the audit trail.',
    '',
  ].join('\n');
}

function itemText(site: string, { path, contentSha256, documents }: ReceiptItemAnswer): string[] {
  return [
    '',
    `${site}${path}`,
    `SHA-256 of its content: ${contentSha256}`,
    ...documents.flatMap((document) => [
      `${site}${document.path}`,
      `SHA-256 of the file: ${document.sha256}`,
    ]),
  ];
}
