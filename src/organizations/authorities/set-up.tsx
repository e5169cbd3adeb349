import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Db } from '../../platform/database/index.ts';
import { check, typedIn } from '../../platform/http/form.ts';
import { statusOf } from '../../platform/http/status.ts';
import { invalid, notFound, unwrap } from '../../platform/outcome.ts';
import { withoutAccount } from '../../platform/roles.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { setUp, showSetUpPasswords } from './actions.ts';
import { authorityIn, keyForm, setUpForm } from './form.ts';
import { SetUpAgainPage, SetUpDonePage, SetUpPage } from './pages/set-up.tsx';
import { hasSetUpPasswords } from './set-up-passwords.ts';

/** Shown on the terminal only: whoever reaches the port first must not become the owner. Of the key outside the database,
 *  so that all processes on the same books know the same. @throws FailureError where that key is not at hand */
export function setUpKeyOf(sealer: Sealer): string {
  return sealer.lookup('', 'set-up').toString('hex').slice(0, 32);
}

export async function isEmpty(db: Db): Promise<boolean> {
  return !(await db.selectFrom('authorities').select('id').executeTakeFirst());
}

/** Whether the key still opens something at the set-up's page: nothing was set up, or a password waits to be used. */
export async function setUpWaits(db: Db, now: Date): Promise<boolean> {
  return (await isEmpty(db)) || (await hasSetUpPasswords(db, now));
}

const head = { title: '初始设置', form: true };
const wrongKey = invalid('设置口令不正确，请查看启动时终端上的显示', { key: '设置口令不正确' });

/** Before there is any authority; and until its administrators have used their passwords, for whoever did not note them. */
export function setUpRoutes(app: FastifyInstance): void {
  const { db, house, now, sealer } = app.services;
  const rateLimit = { max: 20, timeWindow: '1 minute' };
  const callerFrom = (address: string) => {
    const who = withoutAccount(0, '初始设置');
    return { db, house, sealer, who, now: now(), address };
  };

  app.get('/set-up', async (_request, reply) => {
    if (await isEmpty(db)) return reply.page(<SetUpPage typed={{}} />, head);
    if (!(await hasSetUpPasswords(db, now()))) return unwrap(notFound());
    return reply.page(<SetUpAgainPage typed={{}} />, head);
  });
  app.post('/set-up', { config: { rateLimit } }, async (request, reply) => {
    const typed = typedIn(request);
    const input = check(setUpForm, typed);
    const result = !input.ok
      ? input
      : !isSame(input.value.key, setUpKeyOf(sealer))
        ? wrongKey
        : await setUp(callerFrom(request.ip), authorityIn(input.value, input.value.paperPrefix));
    if (result.ok) return reply.page(<SetUpDonePage accounts={result.value} />, { ...head, title: '设置完成' });
    if (!(await isEmpty(db))) return reply.redirect('/console/set-up', 303); // the page was sent again: F5
    return reply.code(statusOf(result)).page(<SetUpPage typed={typed} failure={result} />, head);
  });
  app.post('/set-up/passwords', { config: { rateLimit } }, async (request, reply) => {
    const typed = typedIn(request);
    const input = check(keyForm, typed);
    const result = !input.ok
      ? input
      : isSame(input.value.key, setUpKeyOf(sealer))
        ? await showSetUpPasswords(callerFrom(request.ip), null)
        : wrongKey;
    if (result.ok) return reply.page(<SetUpDonePage accounts={result.value} />, { ...head, title: '一次性密码' });
    return reply.code(statusOf(result)).page(<SetUpAgainPage typed={typed} failure={result} />, head);
  });
}

function isSame(given: string, key: string): boolean {
  const said = Buffer.from(given.trim());
  return said.length === key.length && timingSafeEqual(said, Buffer.from(key));
}
