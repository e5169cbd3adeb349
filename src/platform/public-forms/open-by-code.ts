import type { FastifyRequest } from 'fastify';
import type { Caller } from '../action.ts';
import { append } from '../audit-log/index.ts';
import { first, type Typed } from '../http/form.ts';
import { type Failure, invalid, type Outcome, ok } from '../outcome.ts';
import { withoutAccount } from '../roles.ts';
import { forgive, type Limit, mayTry } from './tries.ts';

const SECONDS = 900;
const LOCKED = `输错次数过多，请 ${SECONDS / 60} 分钟后再试，或者打电话、到窗口查询`;
const WRONG = '编号或者查询码不对，请核对后再试';

/** Wrong codes for one thing from one place, then it is locked for the rest of the window; and for all things of a sort. */
export function codeLimits(sort: string): { one: Limit; all: Limit } {
  return {
    one: { name: `${sort}:wrong-code`, most: 6, seconds: SECONDS },
    all: { name: `${sort}:wrong-codes`, most: 60, seconds: 3_600 },
  };
}

/** What people open by number and code. */
export interface Coded {
  /** names its counts, and its subject in the audit log: 'applications' */
  sort: string;
  /** who they are in the audit log: '申请人' */
  person: string;
  /** action of the audit log for a number that is locked */
  locked: string;
  /** of the number: '申请编号' */
  label: string;
  /** said where nothing is found: '没有查到这件申请' */
  none: string;
  /** numbers that a year and a serial may mean here, the likeliest last */
  numbersOf: (request: FastifyRequest, year: number, serial: number) => Promise<string[]>;
  /** what one of these numbers and the code belong to; codes are compared by their fingerprints */
  find: (request: FastifyRequest, numbers: readonly string[], code: string) => Promise<number | undefined>;
}

/** Who acts when somebody does without an account, for an action. @param name of such people in the audit log */
export function personIn(request: FastifyRequest, name: string): Caller {
  const { db, house, now, sealer } = request.server.services;
  return { db, house, sealer, who: withoutAccount(request.authority.id, name), now: now(), address: request.ip };
}

/** What may be meant by a number as people type it: brackets of any kind, or only year and serial. */
function readNumber(typed: string): { plain: string[]; short: { year: number; serial: number } | undefined } {
  const text = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[[(【{<〈《]/g, '〔')
    .replace(/[\])】}>〉》]/g, '〕');
  const short = /(\d{4})\D{1,3}0*(\d{1,6})号?$/.exec(text);
  return {
    plain: [...new Set([typed.trim(), text])],
    short: short ? { year: Number(short[1]), serial: Number(short[2]) } : undefined,
  };
}

/** Numbers that may be meant by one that somebody typed, the likeliest last. */
export async function numbersMeant(
  typed: string,
  numbersOf: (year: number, serial: number) => string[] | Promise<string[]>,
): Promise<string[]> {
  const { plain, short } = readNumber(typed);
  return [...plain, ...(short ? await numbersOf(short.year, short.serial) : [])];
}

/** Looks a thing up by the number and code of a form. Wrong codes are counted before they are compared, so that many at
 *  once do not slip through; nothing tells whether the number exists. Fingerprints under a key are compared, so time
 *  tells nothing either. A number that is locked is written to the audit log. @returns its id */
export async function openByCode(request: FastifyRequest, typed: Typed, of: Coded): Promise<Outcome<number>> {
  const [number, code] = ['number', 'code'].map((name) => first(typed, name).trim().slice(0, 100)) as [string, string];
  const missing = missingIn(of.label, number, code);
  if (missing) return missing;
  const numbers = await numbersMeant(number, (year, serial) => of.numbersOf(request, year, serial));
  const subject = numbers.at(-1)!;
  const { one, all } = codeLimits(of.sort);
  if (!(await mayTry(request, all)) || !(await mayTry(request, one, subject))) return refuse(request, subject, of);
  const found = await of.find(request, numbers, code);
  if (found === undefined) return invalid(of.none, { code: WRONG });
  await forgive(request, all);
  await forgive(request, one, subject);
  return ok(found);
}

function missingIn(label: string, number: string, code: string): Failure | undefined {
  if (number && code) return undefined;
  return invalid('请填写编号和查询码', {
    ...(number ? {} : { number: `请填写${label}` }),
    ...(code ? {} : { code: '请填写查询码' }),
  });
}

async function refuse(request: FastifyRequest, number: string, of: Coded): Promise<Outcome<number>> {
  const { db, who, now: at, address } = personIn(request, of.person);
  const entry = { at, who, action: of.locked, subject: of.sort, detail: { number }, ...(address && { address }) };
  await db.transaction().execute((tx) => append(tx, entry));
  return invalid('暂时不能查询', { code: LOCKED });
}
