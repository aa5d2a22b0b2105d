import { z } from 'zod';
import { telephone, webAddress } from './primitives.js';

/** Who to turn to: a help line, a team, an emergency number. At least one way to reach them. */
export const contact = z
  .object({
    name: z.string().min(1),
    description: z.string().nullable(),
    phone: telephone.nullable(),
    textPhone: telephone.nullable(),
    email: z.email().nullable(),
    url: webAddress.nullable(),
    hours: z.string().nullable(),
  })
  .refine((c) => c.phone || c.textPhone || c.email || c.url, {
    message: 'has no telephone, e-mail or web address',
  });

export type Contact = z.infer<typeof contact>;
