import type { FastifyRequest } from 'fastify';
import { namesOf } from '../../organizations/index.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { forgive, mayTry, queryCodeHash } from '../../platform/public-forms/index.ts';
import { numbersMeant } from '../numbers.ts';
import { LIMITS } from '../sending/form.ts';

const NONE = invalid('没有查到这件留言', { code: '编号或者查询码不对，请核对后再试' });
const LOCKED = invalid('暂时不能查询', {
  code: `输错次数过多，请 ${LIMITS.wrongCode.seconds / 60} 分钟后再试，或者打电话、到窗口查询`,
});

/** Looks a message up by number and code: wrong ones are counted before they are compared, and nothing tells whether the
 *  number exists. @returns the message's id */
export async function openByCode(
  request: FastifyRequest,
  { number, code }: { number: string; code: string },
): Promise<Outcome<number>> {
  const { db, sealer } = request.server.services;
  const { authority } = request;
  const former = (await namesOf(db, authority.id)).map(({ paperPrefix }) => paperPrefix);
  const numbers = numbersMeant(number, [...new Set([...former, authority.paperPrefix])]);
  const subject = numbers.at(-1)!;
  if (!(await mayTry(request, LIMITS.wrongCodes)) || !(await mayTry(request, LIMITS.wrongCode, subject))) return LOCKED;
  const found = await db
    .selectFrom('messages')
    .select('id')
    .where('authority_id', '=', authority.id)
    .where('number', 'in', numbers)
    .where('query_code_hash', '=', queryCodeHash(sealer, code))
    .executeTakeFirst();
  if (!found) return NONE;
  await forgive(request, LIMITS.wrongCodes);
  await forgive(request, LIMITS.wrongCode, subject);
  return ok(found.id);
}
