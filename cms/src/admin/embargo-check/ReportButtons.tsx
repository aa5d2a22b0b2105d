import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { copyText, downloadText, printText } from './keep-text';

/** Ways to keep a report. */
export function ReportButtons({ text }: { text: string }) {
  const { toggleNotification } = useNotification();
  const copy = async () => {
    const isCopied = await copyText(text);
    toggleNotification(
      isCopied
        ? { type: 'success', message: 'The report is copied.' }
        : {
            type: 'warning',
            message: 'The browser does not allow copying here. Use “Download as text”.',
          },
    );
  };
  return (
    <>
      <Button variant="tertiary" onClick={copy}>
        Copy as text
      </Button>
      <Button variant="tertiary" onClick={() => downloadText(text)}>
        Download as text
      </Button>
      <Button variant="tertiary" onClick={() => printText(text)}>
        Print
      </Button>
    </>
  );
}
