import { z } from 'zod';
import { field } from '../platform/http/form.ts';

const version = field.count('请刷新页面后再办理');
const ticked = z
  .string()
  .optional()
  .transform((text) => text === 'yes');

export const beginForm = z.object({ month: z.string().regex(/^\d{4}-\d\d-01$/, '请选择列出的月份') });
export const editForm = z.object({ version, text: z.string().default('') });
export const handForm = z.object({ version, checked: ticked });
export const stepForm = z.object({ version });
export const returnForm = z.object({ version, reason: field.required('退回的理由', 300) });
export const signForm = z.object({ version, seen: z.string().max(32).default(''), send: ticked });
