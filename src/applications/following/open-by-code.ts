import type { FastifyRequest } from 'fastify';
import { namesOf } from '../../organizations/index.ts';
import { append } from '../../platform/audit-log/index.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { forgive, mayTry } from '../../platform/public-forms/index.ts';
import { citizenOf } from '../filing/citizen.ts';
import { LIMITS } from '../filing/limits.ts';
import { numberOf } from '../numbers.ts';
import { applicationByCode } from './by-code.ts';

const NONE = '没有查到这件申请';
const WRONG = '编号或者查询码不对，请核对后再试';
const LOCKED = `输错次数过多，请 ${LIMITS.wrongCode.seconds / 60} 分钟后再试，或者打电话、到窗口查询`;

/** Numbers as people type them: brackets of any kind, or only year and serial. */
function numbersMeant(typed: string, paperPrefixes: readonly string[]): string[] {
  const text = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[(【{<〈《]/g, '〔')
    .replace(/[\])】}>〉》]/g, '〕');
  const short = /(\d{4})\D{1,3}0*(\d{1,6})号?$/.exec(text);
  return [
    typed.trim(),
    text,
    ...(short
      ? paperPrefixes.map((paperPrefix) => numberOf({ paperPrefix }, 'application', Number(short[1]), Number(short[2])))
      : []),
  ];
}

/** Looks an application up by number and code. Wrong codes are counted before they are compared, so that many at once
 *  do not slip through; nothing tells whether the number exists. Fingerprints under a key are compared, so time tells nothing either.
 *  @returns the application's id */
export async function openByCode(
  request: FastifyRequest,
  { number, code }: { number: string; code: string },
): Promise<Outcome<number>> {
  const { db, sealer } = request.server.services;
  const { authority } = request;
  const former = (await namesOf(db, authority.id)).map(({ paperPrefix }) => paperPrefix);
  const numbers = numbersMeant(number, [...new Set([...former, authority.paperPrefix])]);
  const subject = numbers.at(-1)!;
  const tried = (await mayTry(request, LIMITS.wrongCodes)) && (await mayTry(request, LIMITS.wrongCode, subject));
  if (!tried) return refuse(request, subject);
  for (const meant of numbers) {
    const found = await applicationByCode(db, sealer, authority.id, meant, code);
    if (!found) continue;
    await forgive(request, LIMITS.wrongCodes);
    await forgive(request, LIMITS.wrongCode, subject);
    return ok(found.id);
  }
  return invalid(NONE, { code: WRONG });
}

async function refuse(request: FastifyRequest, number: string): Promise<Outcome<number>> {
  const { db } = request.server.services;
  const { who, now, address } = citizenOf(request);
  await db.transaction().execute((tx) =>
    append(tx, {
      at: now,
      who,
      action: 'applications.codeLocked',
      subject: 'applications',
      detail: { number },
      address,
    }),
  );
  return invalid('暂时不能查询', { code: LOCKED });
}
