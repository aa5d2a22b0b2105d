import { useEffect, useRef } from 'react';
import { Button, Flex, Link, Modal, Typography } from '@strapi/design-system';

/** Says that it is done, and where to see it. */
export function Withdrawn({
  siteAddress,
  leavesNotice,
  onClose,
}: {
  siteAddress: string | null;
  leavesNotice: boolean;
  onClose(): void;
}) {
  const words = useRef<HTMLDivElement>(null);
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
          <Typography fontWeight="bold">
            Withdrawn. The site lets go of it within 5 seconds.
          </Typography>
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
