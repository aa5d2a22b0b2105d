import type { AttentionItem } from '../../editor-screens/home/answers';
import { AllClear, AnswerPanel, Line, LineList } from './Panel';

/** What an editor should look at, each with a list of the entries. */
export default function NeedsAttention() {
  return (
    <AnswerPanel<AttentionItem[]> path="/needs-attention">
      {(items) =>
        items.length === 0 ? (
          <AllClear>Nothing needs attention.</AllClear>
        ) : (
          <LineList>
            {items.map(({ id, title, help, count, path }) => (
              <Line key={id} title={`${title} (${count})`} path={path} detail={help} />
            ))}
          </LineList>
        )
      }
    </AnswerPanel>
  );
}
