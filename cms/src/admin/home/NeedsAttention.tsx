import type { AttentionItem } from '../../editor-screens/home/answers';
import { GuessNotices } from './GuessNotices';
import { AllClear, AnswerPanel, Line, LineList } from './Panel';
import { useGuessNotices } from './use-guess-notices';

/** What somebody should look at: guessing at documents, then entries, each with a list of them. */
export default function NeedsAttention() {
  const [guessing, setGuessing] = useGuessNotices();
  const hasNotices = Boolean(guessing?.notices.length);
  return (
    <>
      {guessing ? <GuessNotices answer={guessing} onChange={setGuessing} /> : null}
      <AnswerPanel<AttentionItem[]> path="/needs-attention">
        {(items) =>
          items.length > 0 ? (
            <LineList>
              {items.map(({ id, title, help, count, path }) => (
                <Line key={id} title={`${title} (${count})`} path={path} detail={help} />
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
