import type { FastifyRequest } from 'fastify';
import { cleanText, type Typed, typedIn } from '../../platform/http/form.ts';

/** What a form held, of an upload without its files. */
export async function fieldsOf(request: FastifyRequest): Promise<Typed> {
  if (!request.isMultipart()) return typedIn(request);
  const fields = new Map<string, string[]>();
  try {
    for await (const part of request.parts())
      if (part.type === 'file') part.file.resume();
      else if (typeof part.value === 'string')
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), cleanText(part.value)]);
  } catch {} // cut off, or too much: what came is kept
  fields.delete('__proto__');
  return Object.fromEntries(fields);
}
