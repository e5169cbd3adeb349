import { z } from 'zod';
import { field } from '../../platform/http/form.ts';
import type { AnswerContent } from './content.ts';

/** An answer; who asked reads it, so it is looked into when it is submitted. */
export const answerForm = z.object({
  body: field.required('答复', 5_000),
  translation: field.optional('译文', 5_000),
  mended: z.literal('yes').optional(),
});

/** The answer that a checked form comes to. */
export const answerOf = ({ body, translation, mended }: z.output<typeof answerForm>): AnswerContent => ({
  ...{ body, translation },
  ...(mended && { mended: true as const }),
});
