import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../platform/dates.ts';
import { every } from '../platform/every.ts';
import { checkDraft, field, first, queryOf, type Typed, typedIn } from '../platform/http/form.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, invalid, notFound } from '../platform/outcome.ts';
import { judged, mayTry, newCheck } from '../platform/public-forms/index.ts';
import { RatePage } from './pages/rate.tsx';
import { LIMITS, LONGEST_WORDS, withoutNumbers } from './rules.ts';
import { keepRating, keepViews } from './store.ts';
import { knownPages } from './which.ts';

/** How often what was read is written down: a machine that stops at once loses no more. */
const WRITE_EVERY_MS = 60_000;
const CHECK = 'feedback:rate';

const rateForm = z.object({
  useful: z.enum(['yes', 'no'], '请选择有用或者没用'),
  words: field.optional('说明', LONGEST_WORDS),
});

/** What readers say of pages; and how often those are read. */
export function publicRoutes(app: FastifyInstance): void {
  const { db, house, now, sealer } = app.services;

  const write = async () => keepViews(db, app.views.take(), dayOf(now()));
  const stop = every(WRITE_EVERY_MS, write, (error) => app.log.warn(error));
  app.addHook('onClose', async () => {
    await stop();
    await write().catch((error) => app.log.warn(error)); // the books may be away by now
  });

  /** @throws FailureError 404 where the site shows no such page that is rated */
  async function pageOf(request: FastifyRequest, typed: Typed) {
    const path = first(typed, 'of');
    const page = (await knownPages({ db, house }, request.authority.id, [path])).get(path);
    if (!page) throw new FailureError(notFound('没有找到您说的那一页，可能已经撤下'));
    return page;
  }

  async function show(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const page = await pageOf(request, typed);
    if (failure) reply.code(statusOf(failure));
    return reply.page(<RatePage page={page} check={newCheck(request, CHECK)} typed={typed} failure={failure} />, {
      ...{ title: '这一页对您有用吗', form: true, meta: [['robots', 'noindex']] },
      ...{ styles: ['applications/filing.css'], scripts: ['feedback/rate.js'] },
    });
  }

  app.get('/feedback', (request, reply) => {
    const asked = queryOf(request);
    return first(asked, 'of') ? show(request, reply, asked) : reply.redirect('/', 303); // of no page: to all of them
  });
  app.post('/feedback', async (request, reply) => {
    const typed = typedIn(request);
    const page = await pageOf(request, typed);
    const again = (failure: Failure) => show(request, reply, typed, failure);
    const input = checkDraft(rateForm, typed);
    if (!input.ok) return again(input);
    const { verdict, id } = judged(request, CHECK, typed);
    if (!verdict.ok) return again(invalid(verdict.message, { [verdict.field]: verdict.message }));
    const free = (await mayTry(request, LIMITS.place)) && (await mayTry(request, LIMITS.page, page.path));
    if (!free) return again(invalid('您所在的网络近来对这一页评价过多，请过一天再来。'));
    await keepRating(db, sealer, {
      ...{ authorityId: request.authority.id, path: page.path, officeId: page.officeId, slip: id },
      ...{ useful: input.value.useful === 'yes', words: withoutNumbers(input.value.words), on: dayOf(now()) },
    });
    return reply.notice('已收到，谢谢您告诉我们').redirect(page.path, 303);
  });
}
