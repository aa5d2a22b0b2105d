import { Box, Typography } from '@strapi/design-system';

/** What a colleague wrote, as they wrote it. */
export function Note({ children }: { children: string }) {
  return (
    <Box tag="blockquote" background="neutral100" hasRadius padding={3}>
      <Typography
        tag="p"
        dir="auto"
        className="learning-reviews-typed"
        style={{ whiteSpace: 'pre-line' }}
      >
        {children}
      </Typography>
    </Box>
  );
}
