import { z } from 'zod';
import { field } from '../../platform/http/form.ts';

/** An answer; who asked reads it, so it is looked into when it is submitted. */
export const answerForm = z.object({
  body: field.required('答复', 5_000),
  translation: field.optional('译文', 5_000),
});
