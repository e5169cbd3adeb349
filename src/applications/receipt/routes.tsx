import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { RECEIPT_CHANNELS } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import type { Failure } from '../../platform/outcome.ts';
import { day, keysOf, optionalDay } from '../fields.ts';
import { handlers } from '../rules.ts';
import { ReceiptTermsPage } from './pages.tsx';
import { type ReceiptPreview, receiptPreview } from './preview.ts';
import { registration } from './receive.tsx';
import { setReceiptTerm, termKeepers } from './set-term.ts';
import { receiptTermsOf } from './terms.ts';

const PATH = '/console/applications/receipt';
const termForm = z.object({
  systemConfirms: z.enum(['yes', 'no'], '请选择以哪一天为准').transform((text) => text === 'yes'),
  from: day('起算日期'),
});
const trialForm = z.object({
  channel: z.enum(keysOf(RECEIPT_CHANNELS), '请选择申请渠道'),
  arrived: day('到达日期'),
  confirmed: optionalDay,
});

/** What a registration as typed would come to; what cannot be read is told, never refused. */
export async function trialOf(db: Db, authorityId: number, typed: Typed, today: string): Promise<ReceiptPreview> {
  const input = check(trialForm, typed);
  if (!input.ok) {
    const why = Object.values(input.fields ?? {});
    return { received: null, due: null, headline: '还算不出收到申请之日', why };
  }
  const [terms, calendar] = await Promise.all([receiptTermsOf(db, authorityId), calendarOf(db)]);
  return receiptPreview(registration(input.value, terms), today, calendar);
}

/** 收到申请之日: what is published of it, and what it comes to for a registration. */
export function receiptRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function show(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure?: Failure) {
    const who = staffOf(request, ...termKeepers);
    if (failure) reply.code(statusOf(failure));
    const terms = await receiptTermsOf(db, who.authorityId);
    return reply.page(<ReceiptTermsPage terms={terms} today={dayOf(now())} typed={typed} failure={failure} />, {
      title: '网上申请的收到之日',
      nav: PATH,
      form: true,
    });
  }

  app.get('/applications/receipt', (request, reply) => show(request, reply, {}));

  app.post('/applications/receipt', async (request, reply) => {
    staffOf(request, ...termKeepers);
    const typed = typedIn(request);
    const input = check(termForm, typed);
    const result = input.ok ? await setReceiptTerm(callerOf(request), input.value) : input;
    if (!result.ok) return show(request, reply, typed, result);
    return reply.notice('已保存，网站的“依申请公开”页已写明').redirect(PATH, 303);
  });

  app.get('/applications/receipt/trial', async (request, reply) => {
    const who = staffOf(request, ...handlers);
    const trial = await trialOf(db, who.authorityId, queryOf(request), dayOf(now()));
    return reply.header('cache-control', 'private, no-store').send(trial);
  });
}
