import type { Fault } from '../rules/fault';
import { refuseFaults } from '../saving/refuse-faults';

/** What an approver fills in to make a link. */
export interface ShareRequest {
  recipient: string;
  purpose: string;
  days: number;
}

export const shareLimits = { recipient: 80, purpose: 300, days: 30 } as const;

/**
 * Reads what the approver filled in. Names and purposes are one line each.
 *
 * @throws ValidationError (400) that names each field and what to do
 */
export function readShareRequest(body: Record<string, unknown>): ShareRequest {
  const recipient = oneLine(body.recipient);
  const purpose = oneLine(body.purpose);
  const days = typeof body.days === 'number' ? body.days : Number.NaN;
  const faults: Fault[] = [
    ...textFaults(
      'recipient',
      recipient,
      shareLimits.recipient,
      'Say who will read it: the name of one person or body.',
    ),
    ...textFaults(
      'purpose',
      purpose,
      shareLimits.purpose,
      'Say what it is shared for. The reader sees this too.',
    ),
  ];
  if (!Number.isInteger(days) || days < 1 || days > shareLimits.days) {
    const message = `Choose a whole number of days from 1 to ${shareLimits.days}.`;
    faults.push({ path: ['days'], message });
  }
  refuseFaults(faults);
  return { recipient, purpose, days };
}

function textFaults(name: string, text: string, most: number, ifEmpty: string): Fault[] {
  if (text === '') return [{ path: [name], message: ifEmpty }];
  const length = [...text].length;
  if (length <= most) return [];
  return [{ path: [name], message: `Use at most ${most} characters. This has ${length}.` }];
}

/** Without line breaks, and without characters that turn the direction of the words round them. */
function oneLine(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}|\p{Co}|\p{Cn}/gu, '')
    .trim();
}
