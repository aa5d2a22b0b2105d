import type { AttentionItem } from '../../editor-screens/home/answers';
import { HeldDocuments } from '../checking/HeldDocuments';
import { useHeldDocuments } from '../checking/use-held-documents';
import { GuessNotices } from './GuessNotices';
import { whatIsWrong, whatToDo } from './attention-words';
import { AllClear, AnswerPanel, Line, LineList } from './Panel';
import { useGuessNotices } from './use-guess-notices';

/**
 * What somebody should look at: guessing at documents, what the checks hold back, then
 * entries, each with a list of them.
 */
export default function NeedsAttention() {
  const [guessing, setGuessing] = useGuessNotices();
  const held = useHeldDocuments();
  const hasNotices = Boolean(guessing?.notices.length) || held.length > 0;
  return (
    <>
      {guessing ? <GuessNotices answer={guessing} onChange={setGuessing} /> : null}
      <HeldDocuments documents={held} />
      <AnswerPanel<AttentionItem[]> path="/needs-attention">
        {(items) =>
          items.length > 0 ? (
            <LineList>
              {items.map((item) => (
                <Line
                  key={item.id}
                  title={whatIsWrong(item)}
                  path={item.path}
                  detail={whatToDo(item)}
                />
              ))}
            </LineList>
          ) : hasNotices ? null : (
            <AllClear>Nothing needs attention.</AllClear>
          )
        }
      </AnswerPanel>
    </>
  );
}
