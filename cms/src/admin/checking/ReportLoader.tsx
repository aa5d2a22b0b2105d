import { Typography } from '@strapi/design-system';
import type { CheckedDocument, ReportAnswer } from '../../checking/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { useAnswer } from '../use-answer';
import { CheckProgress } from './CheckProgress';
import { ReportView } from './ReportView';
import { useAskingAgain } from './use-asking-again';

/** Which document of which entry a report is about. */
export interface About extends EntryRef {
  publicId: string;
}

/** The report, or how far the check is until there is one. */
export function ReportLoader({ entry, document }: { entry: EntryRef; document: CheckedDocument }) {
  const about: About = { ...entry, publicId: document.publicId };
  const query = new URLSearchParams({ ...about });
  const [answer, ask] = useAnswer<ReportAnswer | null>(`/document-checks/report?${query}`);
  useAskingAgain(ask, answer.state === 'ready' && answer.data === null);
  if (answer.state === 'loading') return <Typography>One moment…</Typography>;
  if (answer.state === 'failed') {
    return (
      <Typography tag="p" textColor="danger600" role="alert">
        The report could not be read. Close this, and open it again in a moment.
      </Typography>
    );
  }
  if (answer.data === null) return <CheckProgress document={document} />;
  return <ReportView about={about} answer={answer.data} onChange={() => void ask()} />;
}
