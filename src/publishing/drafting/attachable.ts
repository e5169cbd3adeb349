import type { Kind } from '../../platform/reading/index.ts';
import { pictures } from './word/open-word.ts';

/** What a file must be to be attached. */
export const attachable: readonly Kind[] = [
  ...(['pdf', 'docx', 'xlsx', 'pptx', 'cfb', 'ofd', 'zip', 'csv', 'text'] as const),
  ...pictures,
];
