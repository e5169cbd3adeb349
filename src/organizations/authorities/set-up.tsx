import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Db } from '../../platform/database/index.ts';
import { check, typedIn } from '../../platform/http/form.ts';
import { statusOf } from '../../platform/http/status.ts';
import { invalid, notFound, unwrap } from '../../platform/outcome.ts';
import { withoutAccount } from '../../platform/roles.ts';
import { setUp } from './actions.ts';
import { authorityIn, setUpForm } from './form.ts';
import { SetUpDonePage, SetUpPage } from './pages/set-up.tsx';

/** Shown on the terminal only: whoever reaches the port first must not become the owner. */
export const setUpKey = randomBytes(16).toString('hex');

export async function isEmpty(db: Db): Promise<boolean> {
  return !(await db.selectFrom('authorities').select('id').executeTakeFirst());
}

const head = { title: '初始设置', form: true };

export function setUpRoutes(app: FastifyInstance): void {
  const { db, house, now } = app.services;
  app.get('/set-up', async (_request, reply) => {
    if (!(await isEmpty(db))) return unwrap(notFound());
    return reply.page(<SetUpPage typed={{}} />, head);
  });
  app.post('/set-up', { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }, async (request, reply) => {
    const typed = typedIn(request);
    const input = check(setUpForm, typed);
    const result = !input.ok
      ? input
      : !sameKey(input.value.key)
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

function sameKey(given: string): boolean {
  const key = Buffer.from(given.trim());
  return key.length === setUpKey.length && timingSafeEqual(key, Buffer.from(setUpKey));
}
