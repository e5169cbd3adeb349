import type { FastifyInstance } from 'fastify';
import { readers as applicationReaders, screenOf, subjectsOf } from '../applications/index.ts';
import { has, type Who } from '../platform/roles.ts';
import { mayReadTitle, type Withheld } from './rules.ts';

/** What things are called for somebody: what an applicant asked for, for who may read applications, as screens show it. */
export async function titlesFor(
  { db, sealer }: Pick<FastifyInstance['services'], 'db' | 'sealer'>,
  who: Who,
  items: readonly Withheld[],
): Promise<(item: Withheld) => string | null> {
  const replies = has(who, ...applicationReaders) ? items.filter(({ source }) => source === 'reply') : [];
  const subjects = await subjectsOf(
    db,
    who.authorityId,
    replies.map(({ id }) => id),
  );
  const shown = new Map<number, string>();
  for (const [id, subject] of subjects) shown.set(id, (await screenOf({ db, sealer }, id))(subject));
  return (item) =>
    item.source === 'reply' ? (shown.get(item.id) ?? null) : mayReadTitle(who, item) ? item.title : null;
}
