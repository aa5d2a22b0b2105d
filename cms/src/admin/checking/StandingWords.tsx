import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Clock, CrossCircle, WarningCircle } from '@strapi/icons';
import type { Standing } from './words';

const icons = {
  success: CheckCircle,
  warning: WarningCircle,
  danger: CrossCircle,
  neutral: Clock,
} as const;

/** The verdict with its icon, and what it means; on the verdict's own background. */
export function StandingWords({ standing: { hue, title, detail } }: { standing: Standing }) {
  const Icon = icons[hue];
  return (
    <>
      <Flex gap={2} alignItems="center">
        <Icon fill={`${hue}600`} aria-hidden style={{ flex: 'none' }} />
        <Typography tag="p" fontWeight="bold">
          {title}
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi">
        {detail}
      </Typography>
    </>
  );
}
