import { Box, Typography } from '@strapi/design-system';

interface Field {
  attribute: { type: string };
  hint?: string;
  labelAction?: unknown;
}

interface EditLayout {
  layout: { layout: Field[][][] };
}

/** Strapi shows help texts beside simple fields only. This shows them beside documents and the like. */
export function withPartHelp({ layout, ...rest }: EditLayout): EditLayout {
  const rows = layout.layout.map((panel) => panel.map((row) => row.map(withHelp)));
  return { ...rest, layout: { ...layout, layout: rows } };
}

function withHelp(field: Field): Field {
  if (field.attribute.type !== 'component' || !field.hint) return field;
  return { ...field, labelAction: <Help text={field.hint} /> };
}

function Help({ text }: { text: string }) {
  return (
    <Box tag="span" className="learning-reviews-part-help">
      <Typography tag="span" variant="pi" textColor="neutral600">
        {text}
      </Typography>
    </Box>
  );
}
