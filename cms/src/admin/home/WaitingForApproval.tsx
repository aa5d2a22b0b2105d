import type { WaitingAnswer, WaitingItem } from '../../approving/answers';
import { ukMoment } from '../uk-time';
import { AllClear, AnswerPanel, Line, LineList } from './Panel';

/** What waits for this person's decision, and how their own requests stand. */
export default function WaitingForApproval() {
  return (
    <AnswerPanel<WaitingAnswer> path="/approvals-waiting">
      {({ waiting, sentBack }) =>
        waiting.length + sentBack.length === 0 ? (
          <AllClear>Nothing waits for approval.</AllClear>
        ) : (
          <LineList>
            {sentBack.map((item) => (
              <Line key={item.editPath} {...lineOf(item)} badge="Sent back" />
            ))}
            {waiting.map((item) => (
              <Line key={item.editPath} {...lineOf(item)} badge="Waiting" />
            ))}
          </LineList>
        )
      }
    </AnswerPanel>
  );
}

function lineOf({
  title,
  kindName,
  editPath,
  askedBy,
  askedAt,
  decidedBy,
  decidedAt,
  note,
}: WaitingItem) {
  const isSentBack = decidedBy !== null && decidedAt !== null;
  const who = isSentBack
    ? `sent back by ${decidedBy} ${ukMoment(decidedAt)}`
    : `asked by ${askedBy ?? 'a colleague'} ${ukMoment(askedAt)}`;
  return { title, path: editPath, detail: `${kindName}, ${who}${note ? `: “${note}”` : ''}` };
}
