import type {
  ApprovalAnswer,
  ApprovedBefore,
  DocumentAnswer,
  RequestAnswer,
} from '../../approving/answers';
import type { ReleaseAnswer, ReleasePlanAnswer } from '../../scheduling/answers';
import { writeSize } from '../editing/whole-number';
import type { StateWords } from '../schedule/words';
import { ukDayAndTime, ukMoment } from '../uk-time';

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

/** What stands above the changes since an earlier approval. */
export function changesSince(
  { by, at }: Omit<ApprovedBefore, 'version'>,
  now = new Date(),
): string {
  const when = ukMoment(at, now).replace(/^(?=\d)/, 'on ');
  return `What changed since ${by} approved it ${when}`;
}

/** What it takes to make this public, for who has done nothing about it yet. */
export function ruleOf({ persons }: Pick<ApprovalAnswer, 'persons'>): string {
  return persons === 2
    ? 'It takes two persons to make this public: one asks, and another approves.'
    : 'One person is enough: an approver who publishes this approves it by that.';
}

/** When a draft would be public if it is approved, as whole sentences; the last one matters most. */
export function whenOf(plan: ReleasePlanAnswer, now = new Date()): string[] {
  const { release } = plan;
  if (!release) return ['No time is set. It stays a draft until an approver publishes it.'];
  const time = `${ukDayAndTime(new Date(release.at))} ${release.zone}`;
  const others = release.items.length - 1;
  const planned = `${time}, as ${release.timeSetBy} planned${others > 0 ? `, together with ${others} more` : ''}`;
  if (!hasPassed(release, now)) {
    return [
      `By itself on ${planned}.`,
      waitsOf(plan) ?? 'If it is approved later than that, it goes out at once.',
    ];
  }
  const all = release.items.filter(({ needsApproval }) => needsApproval).length > 1;
  const approved = `${all ? 'all of it' : 'it'} is approved`;
  return [
    `Its time has passed: it was to go out on ${planned}.`,
    waitsOf(plan, approved) ?? `It goes out as soon as ${approved}.`,
  ];
}

/** Until when it would be public, as whole sentences. */
export function untilWhenOf({ takeDown }: Pick<ReleasePlanAnswer, 'takeDown'>): string[] {
  if (!takeDown) return ['Once it is public, it stays until somebody takes it down.'];
  const { at, zone, by, reason } = takeDown;
  return [
    `It comes down on ${ukDayAndTime(new Date(at))} ${zone}, as ${by} set.`,
    reason && `Why it comes down sooner than its review type asks: “${reason}”`,
  ].filter(isText);
}

/** Whether a release goes out at once when nothing keeps it back any more. */
export function hasPassed({ at, isLate }: ReleaseAnswer, now = new Date()): boolean {
  return isLate || new Date(at) <= now;
}

/** Why nothing goes out at its time, and when it does; null where nothing is kept back. */
function waitsOf({ stop, clockHolds }: ReleasePlanAnswer, approved?: string): string | null {
  const then = approved ? `once ${approved}, it goes out` : 'it goes out only';
  if (stop) {
    return `Everything is stopped: ${then} when an approver chooses “Go on…” on the schedule.`;
  }
  return (
    clockHolds && `Nothing goes out at the moment: ${then} when the clock of the CMS is right.`
  );
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
