import { z } from 'zod';
import { field } from '../platform/http/form.ts';

/** What the form of a verdict brings (pages/verdict-fields.tsx), with what the reviewer had before them. */
export const verdictForm = z.object({
  verdict: z.enum(['passed', 'returned'], '请选择通过或退回'),
  gates: field.list(),
  remark: field.optional('意见', 2000),
  contentHash: z.string('页面已过期，请刷新').regex(/^[0-9a-f]{64}$/, '页面已过期，请刷新'),
  opened: field.list(),
  statement: field.optional('情况说明', 500),
  step: field.count('页面已过期，请刷新').optional(),
});
