import { action, done } from '../../platform/action.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import { newKey } from './keys.ts';

const MOST = 50;

/** A key for a program. @returns the key, which is shown once: only its hash is kept */
export const makeKey = action<{ name: string }, string>(
  'openData.makeKey',
  ['systemAdmin'],
  async ({ db, who, now }, { name }) => {
    const { n } = await db
      .selectFrom('api_keys')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('authority_id', '=', who.authorityId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (n >= MOST) return conflict(`在用的密钥最多 ${MOST} 个，请先停用不用的`);
    const { key, hash, beginning } = newKey();
    const { id } = await db
      .insertInto('api_keys')
      .values({
        ...{ authority_id: who.authorityId, name, key_hash: hash, beginning },
        ...{ created_at: now, created_by: who.name },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return done(key, `apiKey:${id}`, { name });
  },
);

/** From now on it opens nothing. */
export const revokeKey = action<{ id: number }, null>(
  'openData.revokeKey',
  ['systemAdmin'],
  async ({ db, who, now }, { id }) => {
    const { numUpdatedRows } = await db
      .updateTable('api_keys')
      .set({ revoked_at: now, revoked_by: who.name })
      .where('id', '=', id)
      .where('authority_id', '=', who.authorityId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows ? done(null, `apiKey:${id}`) : notFound();
  },
);
