import type { FastifyInstance } from 'fastify';
import { SESSION_COOKIE } from '../../src/organizations/index.ts';
import { openSession } from '../../src/organizations/sign-in/sessions.ts';
import type { Db } from '../../src/platform/database/index.ts';
import type { Role } from '../../src/platform/roles.ts';

/** A member of staff of an authority, signed in. @returns asks for a page as them; throws for any answer but 200 */
export async function signedIn(
  app: FastifyInstance,
  db: Db,
  { authorityId, role, now }: { authorityId: number; role: Role; now: Date },
): Promise<(url: string) => Promise<string>> {
  const { id: staffId } = await db
    .insertInto('staff')
    .values({
      ...{ authority_id: authorityId, office_id: null, login: `bench-${role.toLowerCase()}`, name: '测量' },
      ...{ password_hash: '-', must_change_password: false },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('staff_roles').values({ staff_id: staffId, role }).execute();
  const token = await openSession(db, { staffId, now, address: '127.0.0.1', agent: 'bench', confirmed: true });
  return async (url) => {
    const reply = await app.inject({ method: 'GET', url, headers: { cookie: `${SESSION_COOKIE}=${token}` } });
    if (reply.statusCode !== 200) throw new Error(`${url} answers ${reply.statusCode}`);
    return reply.body;
  };
}
