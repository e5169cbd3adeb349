import { z } from 'zod';
import { CHECKS, type CheckId } from '../../../law/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import { first, type Typed } from '../../../platform/http/form.ts';
import { invalid, type Outcome, ok } from '../../../platform/outcome.ts';
import type { Revision } from '../../revisions.ts';
import { foundIn } from '../../under-review/looked-into.ts';
import { ANSWERED_AT_ONCE, ASKED_AT_ONCE, type Found, READ, READ_WHILE_WRITING, type ReadField } from './fields.ts';

const written: ReadonlySet<ReadField> = new Set(READ.written);
const LONGEST_HEAD = 100;
const heads = z.array(z.string().max(LONGEST_HEAD)).max(ASKED_AT_ONCE);
const words = [z.enum([...READ.written, ...READ.beside]), z.string().max(READ_WHILE_WRITING)] as const;
const text = z.union([
  z.tuple([...words]),
  z.tuple([...words, heads]),
  z.tuple([...words, heads, z.literal('named')]), // a name above goes over this row, too
]);
const texts = z.array(text).max(ASKED_AT_ONCE);

/** What the editor asks: which texts, each with its field, and of a table's row what heads its cells.
 *  @returns invalid for what no editor sends */
function textsIn(typed: Typed): Outcome<z.output<typeof texts>> {
  let given: unknown;
  try {
    given = JSON.parse(first(typed, 'texts'));
  } catch {
    given = undefined;
  }
  const read = texts.safeParse(given);
  const length = read.data?.reduce((sum, [, one]) => sum + one.length, 0) ?? 0;
  if (!read.success || length > ASKED_AT_ONCE + READ_WHILE_WRITING) return invalid('无法识别要检查的文字');
  return ok(read.data);
}

/** Looks into what is being written, as it will be looked into when it is submitted (`foundIn`).
 *  @param typed of the request @returns `more`: there is more than is answered */
export async function answered(
  db: Db,
  { authorityId, revision: { columnId } }: { authorityId: number; revision: Pick<Revision, 'columnId'> },
  typed: Typed,
  today: string,
): Promise<Outcome<{ found: Found[]; more: boolean }>> {
  const asked = textsIn(typed);
  if (!asked.ok) return asked;
  const parts = asked.value.map(([field, one, heads, named], n) => ({
    ...{ field, where: String(n), text: one },
    row: heads && { heads, ...(named && { named: true as const }) },
  }));
  const looked = await foundIn(
    db,
    {
      ...{ authorityId, columnId },
      how: 'all',
      parts: {
        written: parts.filter(({ field }) => written.has(field)),
        beside: parts.filter(({ field }) => !written.has(field)),
      },
    },
    today,
  );
  if (!looked.ok) return looked;
  const found = looked.value.slice(0, ANSWERED_AT_ONCE).map(
    ({ where, check, severity, text, index, message, mend }): Found => ({
      ...{ text: Number(where), check, name: CHECKS[check as CheckId].name, severity, found: text, index, message },
      ...(mend !== undefined && { mend }),
    }),
  );
  return ok({ found, more: looked.value.length > found.length });
}
