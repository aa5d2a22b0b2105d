import type { PublishedEntry } from '../../editor-screens/home/answers';
import { ukMoment } from '../uk-time';
import { AllClear, AnswerPanel, Line, LineList } from './Panel';

/** The newest things on the site, each with a link to it there. */
export default function JustPublished() {
  return (
    <AnswerPanel<PublishedEntry[]> path="/just-published">
      {(entries) =>
        entries.length === 0 ? (
          <AllClear>Nothing has been published yet.</AllClear>
        ) : (
          <LineList>
            {entries.map(({ title, kind, publishedAt, path, siteAddress }) => (
              <Line
                key={path}
                title={title}
                path={path}
                detail={`${kind}, published ${ukMoment(publishedAt)}`}
                siteAddress={siteAddress}
              />
            ))}
          </LineList>
        )
      }
    </AnswerPanel>
  );
}
