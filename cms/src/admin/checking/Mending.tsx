import type { Mending as Ways } from 'document-checks';
import { Box, Typography } from '@strapi/design-system';

const programs: readonly (readonly [keyof Ways, string])[] = [
  ['word', 'In Word'],
  ['acrobat', 'In Acrobat'],
  ['libreOffice', 'In LibreOffice'],
];

/** How to mend it, for each program that has a way. */
export function Mending({ mending }: { mending: Ways }) {
  const ways = programs.filter(([program]) => mending[program]);
  if (ways.length === 0 && !mending.other) return null;
  return (
    <Box>
      <Typography tag="p" fontWeight="bold">
        How to mend it
      </Typography>
      {ways.length > 0 ? (
        <Box tag="ul" paddingLeft={5} paddingTop={1} style={{ listStyle: 'disc' }}>
          {ways.map(([program, name]) => (
            <li key={program}>
              <Typography>
                <strong>{name}:</strong> {mending[program]}
              </Typography>
            </li>
          ))}
        </Box>
      ) : null}
      {mending.other ? <Typography tag="p">{mending.other}</Typography> : null}
    </Box>
  );
}
