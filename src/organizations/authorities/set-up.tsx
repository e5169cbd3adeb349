import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Db } from '../../platform/database/index.ts';
import { check, typedIn } from '../../platform/http/form.ts';
import { statusOf } from '../../platform/http/status.ts';
import { invalid, notFound, unwrap } from '../../platform/outcome.ts';
import { withoutAccount } from '../../platform/roles.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { setUp } from './actions.ts';
import { authorityIn, setUpForm } from './form.ts';
import { SetUpDonePage, SetUpPage } from './pages/set-up.tsx';

/** Shown on the terminal only: whoever reaches the port first must not become the owner. Of the key outside the database,
 *  so that all processes on the same books know the same. @throws FailureError where that key is not at hand */
export function setUpKeyOf(sealer: Sealer): string {
  return sealer.lookup('', 'set-up').toString('hex').slice(0, 32);
}

export async function isEmpty(db: Db): Promise<boolean> {
  return !(await db.selectFrom('authorities').select('id').executeTakeFirst());
}

const head = { title: '初始设置', form: true };

export function setUpRoutes(app: FastifyInstance): void {
  const { db, house, now, sealer } = app.services;
  app.get('/set-up', async (_request, reply) => {
    if (!(await isEmpty(db))) return unwrap(notFound());
    return reply.page(<SetUpPage typed={{}} />, head);
  });
  app.post('/set-up', { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }, async (request, reply) => {
    const typed = typedIn(request);
    const input = check(setUpForm, typed);
    const result = !input.ok
      ? input
      : !isSame(input.value.key, setUpKeyOf(sealer))
        ? invalid('设置口令不正确，请查看启动时终端上的显示', { key: '设置口令不正确' })
        : await setUp(
            {
              db,
              house,
              who: withoutAccount(0, '初始设置'),
              now: now(),
              address: request.ip,
            },
            authorityIn(input.value, input.value.shortName),
          );
    if (!result.ok) return reply.code(statusOf(result)).page(<SetUpPage typed={typed} failure={result} />, head);
    return reply.page(<SetUpDonePage accounts={result.value} />, { ...head, title: '设置完成' });
  });
}

function isSame(given: string, key: string): boolean {
  const said = Buffer.from(given.trim());
  return said.length === key.length && timingSafeEqual(said, Buffer.from(key));
}
