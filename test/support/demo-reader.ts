import type { FastifyInstance } from 'fastify';
import { hashPassword } from '../../src/organizations/index.ts';
import type { Role } from '../../src/platform/roles.ts';
import { Client } from './client.ts';

const PASSWORD = 'Test-only-2023';

/** A member of staff as whom the demonstration can be read, signed in.
 *  @param authority its code @throws when nobody there has the role */
export async function demoReader(app: FastifyInstance, authority: string, role: Role): Promise<Client> {
  const { db } = app.services;
  const { id, login } = await db
    .selectFrom('staff as s')
    .innerJoin('staff_roles as r', 'r.staff_id', 's.id')
    .innerJoin('authorities as a', 'a.id', 's.authority_id')
    .select(['s.id', 's.login'])
    .where('a.code', '=', authority)
    .where('r.role', '=', role)
    .where('s.active', '=', true)
    .orderBy('s.id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('staff')
    .set({ password_hash: await hashPassword(PASSWORD), must_change_password: false })
    .where('id', '=', id)
    .execute();
  const client = new Client(app);
  await client.signIn(login, PASSWORD);
  return client;
}
