import type { ApprovalAnswer, DocumentAnswer, RequestAnswer } from '../../approving/answers';
import { writeSize } from '../editing/whole-number';
import type { StateWords } from '../schedule/words';
import { ukMoment } from '../uk-time';

/** How a draft stands towards approval, in a word or two; null where nobody has asked. */
export function stateOf({ approved, request }: ApprovalAnswer): StateWords | null {
  if (approved) return { text: 'Approved', tone: 'good' };
  if (request?.state === 'approved') {
    return request.hasChangedSince
      ? { text: 'Changed since it was approved', tone: 'bad' }
      : { text: 'Approved by one person; it takes two', tone: 'wait' };
  }
  if (request?.state === 'waiting') {
    return request.hasChangedSince
      ? { text: 'Changed since it was asked', tone: 'wait' }
      : { text: 'Waiting for approval', tone: 'wait' };
  }
  return request?.state === 'sent-back' ? { text: 'Sent back', tone: 'bad' } : null;
}

/** Who did what, and when, as whole sentences. */
export function storyOf(request: RequestAnswer, now = new Date()): string[] {
  const { state, askedBy, askedAt, decidedBy, decidedAt } = request;
  const asked = askedBy && `${askedBy} asked ${ukMoment(askedAt, now)}.`;
  const decided = decidedBy && decidedAt && `${decidedBy} ${ukMoment(decidedAt, now)}.`;
  if (state === 'approved' && decided) return [asked, `Approved by ${decided}`].filter(isText);
  if (state === 'sent-back' && decided) return [`Sent back by ${decided}`];
  if (state === 'taken-back') return [];
  return [asked].filter(isText);
}

/** What it takes to make this public, for who has done nothing about it yet. */
export function ruleOf({ persons }: Pick<ApprovalAnswer, 'persons'>): string {
  return persons === 2
    ? 'It takes two persons to make this public: one asks, and another approves.'
    : 'One person is enough: an approver who publishes this approves it by that.';
}

/** The facts of a document, in one line. */
export function factsOf({ format, bytes, pages, language, isAccessible }: DocumentAnswer): string {
  return [
    format,
    writeSize(bytes),
    pages ? `${pages} ${pages === 1 ? 'page' : 'pages'}` : null,
    language,
    isAccessible ? 'accessible' : 'not marked as accessible',
  ]
    .filter(isText)
    .join(', ');
}

function isText(text: string | null | undefined): text is string {
  return Boolean(text);
}
