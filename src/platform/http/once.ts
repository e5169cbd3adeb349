import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Db } from '../database/index.ts';
import { conflict, FailureError } from '../outcome.ts';

/** Carries the mark of a form as it was shown; uploads have it in the address. */
export const ONCE = '_once';

const DAY = 86_400_000;
/** What files were sent is not looked into: the same form with as many bytes counts as the same for so long, in ms. */
const UPLOAD = 60_000;
/** How long a second one waits for the first, and how often it looks, in ms. */
const PATIENCE = 20_000;
const LOOK = 100;
/** How long the cookies of an answer are kept, in ms. */
const COOKIES = 60_000;
const PURPOSE = 'form answer';

const UNDER_WAY = '这份表单已经提交，系统还没有给出结果。请先到列表中查看是否已经办成，没有办成再重新提交';

/** A form that creates something creates it once: the same form (its mark, address and content) sent again, by a double
 *  click, a reload or another try on a bad line, is led to where the first one was. Counts for every form with a mark
 *  that ends in a redirect; one that was refused may be sent again. Changed and sent from the Back page it is another. */
export function answerOnce(app: FastifyInstance): void {
  const { db, now, sealer } = app.services;
  app.decorateRequest('once', undefined);
  app.addHook('preHandler', async (request, reply) => {
    const form = request.method === 'POST' ? formOf(request) : undefined;
    if (!form) return;
    const first = await firstAnswer(db, form, now);
    if (!first) {
      request.once = form.key;
      return;
    }
    // The browser may have left before it had them: whoever signs in twice at once is signed in.
    if (first.cookies) reply.header('set-cookie', sealer.open(first.cookies, PURPOSE));
    return reply.redirect(first.answer, 303);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const { once } = request;
    if (once === undefined) return payload;
    request.once = undefined;
    const answer = reply.statusCode === 303 ? String(reply.getHeader('location') ?? '') : '';
    const cookies = reply.getHeader('set-cookie');
    await settle(db, once, answer, cookies ? sealer.seal(cookies, PURPOSE) : null).catch((error) =>
      request.log.error({ err: error }, 'form answer not kept'),
    );
    return payload;
  });
}

interface First {
  answer: string;
  cookies: Buffer | null;
}

/** What is no longer answered with goes: a job's turn, so that no form waits for it. */
export async function forgetAnswers(db: Db, at: Date): Promise<void> {
  const ago = (ms: number) => new Date(at.getTime() - ms);
  await sql`delete from form_answers where at < ${ago(DAY)}`.execute(db);
  await sql`update form_answers set sealed_cookies = null
    where sealed_cookies is not null and at < ${ago(COOKIES)}`.execute(db);
}

interface SentForm {
  key: string;
  /** ms for which its answer counts */
  counts: number;
}

function formOf(request: FastifyRequest): SentForm | undefined {
  const upload = request.isMultipart();
  const mark = ((upload ? request.query : request.body) as Record<string, unknown> | undefined)?.[ONCE];
  if (typeof mark !== 'string' || !mark) return undefined;
  const content = upload ? request.headers['content-length'] : JSON.stringify(request.body);
  const [path] = request.originalUrl.split('?');
  const key = createHash('sha256')
    .update(JSON.stringify([mark, path, content]))
    .digest('base64url');
  return { key, counts: upload ? UPLOAD : DAY };
}

/** @returns undefined for the first one, which is entered; else where the first one was led
 *  @throws FailureError (conflict) when the first one has no answer in time */
async function firstAnswer(db: Db, { key, counts }: SentForm, now: () => Date): Promise<First | undefined> {
  for (const until = performance.now() + PATIENCE; performance.now() < until; ) {
    const at = now();
    const since = new Date(at.getTime() - counts);
    const { rows } = await sql<{ mine: boolean; answer: string | null; cookies: Buffer | null }>`
      with entered as (
        insert into form_answers (key, at) values (${key}, ${at})
        on conflict (key) do update set at = excluded.at, answer = null, sealed_cookies = null where form_answers.at < ${since}
        returning key)
      select true as mine, null as answer, null::bytea as cookies from entered
      union all
      select false, answer, case when at >= ${new Date(at.getTime() - COOKIES)} then sealed_cookies end from form_answers where key = ${key} and not exists (select from entered)`.execute(
      db,
    );
    if (rows.some(({ mine }) => mine)) return undefined;
    const [first] = rows;
    if (first?.answer) return { answer: first.answer, cookies: first.cookies };
    await setTimeout(LOOK);
  }
  throw new FailureError(conflict(UNDER_WAY));
}

async function settle(db: Db, key: string, answer: string, cookies: Buffer | null): Promise<void> {
  if (answer)
    await sql`update form_answers set answer = ${answer}, sealed_cookies = ${cookies} where key = ${key}`.execute(db);
  else await sql`delete from form_answers where key = ${key}`.execute(db);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Under which its answer is kept, when the form may be answered once only. */
    once: string | undefined;
  }
}
