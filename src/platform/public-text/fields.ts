import { z } from 'zod';
import type { Look } from './finding.ts';

interface Mark {
  label: string;
  look: Look;
}

const marks = z.registry<Mark>();

/** Marks a field of a form as one that the public will read: its label on the page says so, and `check` looks into what
 *  was typed. The mark is the last thing said of the field, or it is lost. */
export function publicField<S extends z.ZodType>(schema: S, label: string, look: Look): S {
  marks.add(schema, { label, look });
  return schema;
}

/** The fields of a form that the public will read, by their names. */
export function publicFields(form: z.core.$ZodType): Map<string, Mark> {
  if (form instanceof z.ZodObject)
    return new Map(
      Object.entries(form.shape as Record<string, z.ZodType>).flatMap(([name, schema]) => {
        const mark = marks.get(schema);
        return mark ? [[name, mark] as const] : [];
      }),
    );
  if (form instanceof z.ZodIntersection)
    return new Map([...publicFields(form.def.left), ...publicFields(form.def.right)]);
  if (form instanceof z.ZodPipe) return publicFields(form.def.in);
  return new Map();
}
