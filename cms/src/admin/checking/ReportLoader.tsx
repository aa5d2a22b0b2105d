import { Alert, Typography } from '@strapi/design-system';
import type { ReportAnswer } from '../../checking/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { useAnswer } from '../use-answer';
import { ReportView } from './ReportView';

/** Which document of which entry a report is about. */
export interface About extends EntryRef {
  publicId: string;
}

export function ReportLoader({ entry, publicId }: { entry: EntryRef; publicId: string }) {
  const about: About = { ...entry, publicId };
  const query = new URLSearchParams({ ...about });
  const [answer, ask] = useAnswer<ReportAnswer>(`/document-checks/report?${query}`);
  if (answer.state === 'loading') return <Typography>One moment…</Typography>;
  if (answer.state === 'failed') {
    return (
      <Alert variant="danger" title="The report could not be read." closeLabel="Close" role="alert">
        It may be checked again just now. Close this, and open it again in a moment.
      </Alert>
    );
  }
  return <ReportView about={about} answer={answer.data} onChange={() => void ask()} />;
}
