import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formerSessionsOf, SESSION_COOKIE, whoseSession } from '../../organizations/index.ts';
import { ownCookie } from '../../platform/http/cookies.ts';
import { tokenHolds, tokenIn } from '../../platform/http/csrf.ts';
import { originOf } from '../../platform/http/origin.ts';
import { secretFields } from '../../platform/ui/index.ts';
import { pageBefore, plainAddress } from './addresses.ts';
import { fieldsOf } from './fields.ts';
import { fill, keepable } from './fill.ts';
import { dropKept, keepForm, keptForm } from './store.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A form that was filled in while its session ended loses nothing: what was typed is kept for its person, who signs in and
 *  finds it in the form again. Works without scripts, for every form below /console.
 *  @param open paths for which nobody need be signed in */
export function keepForms(app: FastifyInstance, open: ReadonlySet<string>): void {
  const { db, sealer, now } = app.services;
  /** what is being kept was not sent */
  const returned = new WeakSet<FastifyRequest>();

  /** Whose form this is: of a session that has ended, of theirs before this one. The token proves that it came from a page of
   *  ours that they had opened; undefined: it does not. */
  async function ownerOf(request: FastifyRequest): Promise<number | undefined> {
    const cookie = ownCookie(request, SESSION_COOKIE);
    const staffId = request.who?.id ?? (cookie ? (await whoseSession(db, cookie))?.staffId : undefined);
    if (!staffId) return undefined;
    const token = tokenIn(request);
    return (await formerSessionsOf(db, staffId)).some((key) => tokenHolds(key, token)) ? staffId : undefined;
  }

  /** @returns where to go once signed in */
  async function kept(request: FastifyRequest, owner: number): Promise<string> {
    const page = pageBefore(request.headers.referer, originOf(request));
    const fields = keepable(await fieldsOf(request), secretFields);
    if (sealer.problem || Object.keys(fields).length === 0) return page || '/console';
    returned.add(request);
    const form = { action: plainAddress(request.url), page, fields };
    return `/console/kept/${await keepForm(db, sealer, owner, form, now())}`;
  }

  app.addHook('preValidation', async (request: FastifyRequest, reply: FastifyReply) => {
    if (safe.has(request.method) || open.has(request.url.split('?')[0]!)) return;
    const { formKey } = request;
    if (request.who && formKey && tokenHolds(formKey, tokenIn(request))) return;
    if (request.headers.accept?.includes('application/json')) return; // scripts take a new token and try again
    const owner = await ownerOf(request);
    const back = owner === undefined ? '/console' : await kept(request, owner);
    if (!request.who) return reply.redirect(`/console/sign-in?next=${encodeURIComponent(back)}`, 303);
    if (owner !== undefined)
      return reply.notice('页面是在上次登录时打开的，刚才的操作没有办理，请核对后再办一次').redirect(back, 303);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const { who } = request;
    if (!who?.id) return payload;
    if (!safe.has(request.method)) {
      const action = plainAddress(request.url);
      if (action === '/console/sign-out') await dropKept(db, who.id);
      else if (reply.statusCode === 303 && !returned.has(request)) await dropKept(db, who.id, action);
      return payload;
    }
    const { kept: id } = request.query as { kept?: unknown };
    if (typeof payload !== 'string' || typeof id !== 'string' || !/^[1-9]\d{0,14}$/.test(id)) return payload;
    if (reply.statusCode !== 200 || sealer.problem) return payload;
    const form = await keptForm(db, sealer, who.id, Number(id), now());
    return (form && fill(payload, form)) ?? payload;
  });
}
