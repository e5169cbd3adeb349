import { cleanText } from '../http/form.ts';
import type { Paper } from './model.ts';

/** The paper without characters that a Word or PDF file cannot hold. */
export function cleaned(paper: Paper): Paper {
  return JSON.parse(JSON.stringify(paper), (_key, value: unknown) =>
    typeof value === 'string' ? cleanText(value) : value,
  ) as Paper;
}
