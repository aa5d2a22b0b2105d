import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { refusalOf } from '../refusal';
import { addressOf, type Filters } from './filters';

const noAnswer = 'The CMS gave no answer. Please try again in a moment.';

/** Downloads what is shown, of all pages. */
export function DownloadCsv({ filters, isDisabled }: { filters: Filters; isDisabled: boolean }) {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isWorking, setIsWorking] = useState(false);
  const download = async () => {
    setIsWorking(true);
    try {
      const { data } = await get<Blob>(`/editor-screens/audit.csv?${addressOf(filters)}`, {
        responseType: 'blob',
      });
      save(data);
    } catch (error) {
      toggleNotification({ type: 'danger', message: refusalOf(error, noAnswer) });
    }
    setIsWorking(false);
  };
  return (
    <Button
      variant="secondary"
      startIcon={<Download />}
      loading={isWorking}
      disabled={isDisabled}
      onClick={download}
    >
      Download as CSV
    </Button>
  );
}

function save(csv: Blob): void {
  const address = URL.createObjectURL(csv);
  const link = document.createElement('a');
  link.href = address;
  link.download = `audit-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
