import { Alert, Box } from '@strapi/design-system';

/** Between the body of a dialogue and its buttons: what went wrong, in sight wherever one scrolled. */
export function Refusal({
  title,
  message,
  onClose,
}: {
  title: string;
  message: string | null;
  onClose?(): void;
}) {
  if (message === null) return null;
  return (
    <Box paddingLeft={6} paddingRight={6} paddingBottom={4}>
      <Alert variant="danger" title={title} closeLabel="Close this message" onClose={onClose}>
        {message}
      </Alert>
    </Box>
  );
}
