import type { Step } from '../../editor-screens/home/answers';
import { AllClear, AnswerPanel, Line, LineList } from './Panel';

/** What a site needs before the public sees it: what is missing first, what is there after it. */
export default function GettingStarted() {
  return (
    <AnswerPanel<Step[]> path="/getting-started">
      {(steps) => {
        const missing = steps.filter(({ isDone }) => !isDone);
        if (missing.length === 0) {
          return <AllClear>Everything that a site needs before it opens is there.</AllClear>;
        }
        return (
          <LineList>
            {[...missing, ...steps.filter(({ isDone }) => isDone)].map((step) => (
              <Line
                key={step.id}
                title={step.title}
                path={step.path}
                detail={step.help}
                badge={step.isDone ? 'Done' : 'To do'}
              />
            ))}
          </LineList>
        );
      }}
    </AnswerPanel>
  );
}
