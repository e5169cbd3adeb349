import { z } from 'zod';
import { findSensitive } from '../law/index.ts';
import { publicText } from '../organizations/index.ts';
import type { Failure } from '../platform/outcome.ts';
import { nothingConfirmed, objectionTo, passagesIn } from '../platform/public-text/index.ts';
import { type Part, parts } from './narrative/parts.ts';

/** The wording of one part of a report. */
export const partForm = z.object({
  text: publicText.of(z.string().default(''), '文字'),
  seen: z.string().default(''),
});

/** Why a published report is corrected: stands with its versions. */
export const reasonForm = z.object({ reason: publicText.required('更正原因', 300) });

/** What may never be public in the texts of a report, whenever and however they were written. */
export function textsFault(texts: Partial<Record<Part, string>>): Failure | undefined {
  const written = Object.entries(texts).map(([part, text]) => ({ where: parts[part as Part], field: part, text }));
  const found = passagesIn(written, findSensitive).filter(({ severity }) => severity === 'block');
  return objectionTo(found, nothingConfirmed);
}
