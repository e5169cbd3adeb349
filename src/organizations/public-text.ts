import type { z } from 'zod';
import { findSensitive, isNeverPublic } from '../law/index.ts';
import { field } from '../platform/http/form.ts';
import { type Look, publicField } from '../platform/public-text/index.ts';

/** The automatic checks over a text that the public will read. 条例 arts. 14, 15, 17 */
export const lookInto: Look = (text) =>
  findSensitive(text).map((found) => ({ ...found, certain: isNeverPublic(found.kind) }));

/** Fields of forms that the public will read: said at the field, looked into by `check`. */
export const publicText = {
  required: (label: string, max?: number) => publicField(field.required(label, max), label, lookInto),
  optional: (label: string, max?: number) => publicField(field.optional(label, max), label, lookInto),
  /** one of another form; nothing may be said of it after this */
  of: <S extends z.ZodType>(schema: S, label: string): S => publicField(schema, label, lookInto),
};
