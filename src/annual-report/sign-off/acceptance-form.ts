import { z } from 'zod';
import { field } from '../../platform/http/form.ts';
import type { Acceptance } from './accepted.ts';

/** What is typed beside findings that are to be let pass. */
export const acceptanceForm = z
  .object({
    accepted: z.string().optional(),
    acceptedReason: field.optional('理由', 500),
    seen: z.string().default(''),
  })
  .transform(
    ({ accepted, acceptedReason, seen }): Acceptance => ({
      accepted: accepted === 'yes',
      reason: acceptedReason,
      seen,
    }),
  );
