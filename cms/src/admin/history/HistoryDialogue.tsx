import { useState } from 'react';
import { Box, Button, Modal } from '@strapi/design-system';
import type { EntryHistory } from '../../history/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { EntryEvents } from '../audit/EntryEvents';
import { CompareVersions } from './CompareVersions';
import type { Compared } from './DifferencesView';
import { GoBack } from './GoBack';
import { VersionList } from './VersionList';

/** What the dialogue shows: all versions, two of them side by side, or one before going back. */
type View =
  | { name: 'list' }
  | { name: 'compare'; from: Compared; to: Compared }
  | { name: 'go back'; number: number };

const list: View = { name: 'list' };

const titles = { list: 'History', compare: 'What has changed', 'go back': 'Go back?' };

/** All versions of an entry, what differs between any two, and going back to one. */
export function HistoryDialogue({
  entry,
  history,
  isOpen,
  onClose,
}: {
  entry: EntryRef;
  history: EntryHistory;
  isOpen: boolean;
  onClose(): void;
}) {
  const [view, setView] = useState<View>(list);
  const close = () => {
    setView(list);
    onClose();
  };
  const toList = () => setView(list);
  return (
    <Modal.Root open={isOpen} onOpenChange={(open: boolean) => (open ? undefined : close())}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{titles[view.name]}</Modal.Title>
        </Modal.Header>
        {view.name === 'go back' ? (
          <GoBack entry={entry} number={view.number} onCancel={toList} onDone={close} />
        ) : (
          <>
            <Modal.Body>
              <Box tabIndex={0} role="region" aria-label={titles[view.name]} paddingBottom={2}>
                {view.name === 'list' ? (
                  <>
                    <VersionList
                      history={history}
                      onCompare={(from, to) => setView({ name: 'compare', from, to })}
                      onGoBack={(number) => setView({ name: 'go back', number })}
                    />
                    <EntryEvents entry={entry} />
                  </>
                ) : (
                  <CompareVersions
                    entry={entry}
                    versions={history.versions}
                    from={view.from}
                    to={view.to}
                    onChange={(from, to) => setView({ name: 'compare', from, to })}
                  />
                )}
              </Box>
            </Modal.Body>
            <Modal.Footer>
              {view.name === 'list' ? null : (
                <Button variant="tertiary" onClick={toList}>
                  All versions
                </Button>
              )}
              <Button variant={view.name === 'list' ? 'tertiary' : 'default'} onClick={close}>
                Close
              </Button>
            </Modal.Footer>
          </>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}
