import type { z } from 'zod';
import { findSensitive } from '../law/index.ts';
import { field } from '../platform/http/form.ts';
import { publicField } from '../platform/public-text/index.ts';

/** Fields of forms that the public will read: said at the field, looked into by `check`. */
export const publicText = {
  required: (label: string, max?: number) => publicField(field.required(label, max), label, findSensitive),
  optional: (label: string, max?: number) => publicField(field.optional(label, max), label, findSensitive),
  /** the office's own mail address: that it is one is no finding */
  mail: (label: string) =>
    publicField(field.optional(label, 100), label, (text, under) =>
      findSensitive(text, under).filter(({ check }) => check !== 'pii.email'),
    ),
  /** one of another form; nothing may be said of it after this */
  of: <S extends z.ZodType>(schema: S, label: string): S => publicField(schema, label, findSensitive),
};
