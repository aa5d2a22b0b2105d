import { useEffect, useRef } from 'react';
import { Button, Flex, Link, Modal, Typography } from '@strapi/design-system';
import type { EntryRef } from './release-state';
import { useSiteLetsGo } from './use-site-lets-go';

const siteWords = {
  looking: 'Looking whether the site lets go of it…',
  gone: 'The site has let go of it.',
  'still-there':
    'The site still shows the page. Telephone whoever runs the site now and ask for it to be taken off.',
  unknown:
    'The site could not be asked whether it has let go of it. Open its address to see; if the page is still there, telephone whoever runs the site.',
} as const;

/** Says that it is done, what the site says, and where to see it. */
export function Withdrawn({
  entry,
  siteAddress,
  leavesNotice,
  onClose,
}: {
  entry: EntryRef;
  siteAddress: string | null;
  leavesNotice: boolean;
  onClose(): void;
}) {
  const words = useRef<HTMLDivElement>(null);
  const site = useSiteLetsGo(entry);
  // The button that had the focus is gone.
  useEffect(() => words.current?.focus(), []);
  return (
    <>
      <Modal.Body>
        <Flex
          ref={words}
          tabIndex={-1}
          role="status"
          direction="column"
          alignItems="flex-start"
          gap={3}
          style={{ outline: 'none' }}
        >
          <Typography fontWeight="bold">Withdrawn. {siteWords[site]}</Typography>
          <Typography>
            What readers have already saved, or a search engine has kept, is beyond our reach.
          </Typography>
          {siteAddress ? (
            <Link href={siteAddress} isExternal>
              {leavesNotice ? 'See the notice on the site' : 'See that nothing is there'}
            </Link>
          ) : null}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          Close
        </Button>
      </Modal.Footer>
    </>
  );
}
