import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { officesOf } from '../../organizations/index.ts';
import { readEvidence, sendEvidence } from '../../platform/http/evidence.ts';
import { check, field, idOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { fenOf } from '../../platform/money.ts';
import { type Failure, FailureError, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { typedNumber } from '../figures/typed-number.ts';
import { crumbs, NAV, yearHref } from '../links.ts';
import { mayKeepActsOf, readers } from '../rules.ts';

import { yearOf } from '../year-of.ts';
import { correctAct, recordAct, removeAct } from './actions.ts';
import { actKinds, isMoney } from './kinds.ts';
import { ActPage, ActsPage } from './pages/acts.tsx';
import { type ActValues, actById, actsOf, changesOf } from './store.ts';

const MOST = 1_000_000;
const version = field.count('请刷新后再办理');
const reason = z.string().trim().max(500, '原因最多 500 个字').default('');

/** What is typed about an entry of a year; the day must lie in it. */
function actForm(year: number) {
  return z.object({
    kind: z.enum(actKinds, '请选择类别'),
    happenedOn: z
      .string('请填写日期')
      .trim()
      .refine((day) => day.startsWith(`${year}-`), `日期应在 ${year} 年内，其他年度的请到该年度登记`),
    title: field.required('事项', 200),
    source: field.required('来源', 300),
    link: z
      .string()
      .trim()
      .max(500, '链接过长')
      .regex(/^(https?:\/\/[^\s"<>]+)?$/, '链接应以 http:// 或者 https:// 开头')
      .default(''),
    count: z
      .string()
      .default('')
      .transform(typedNumber)
      .refine((text) => /^\d*$/.test(text), '件数应为不小于 0 的整数')
      .transform(Number)
      .refine((count) => count <= MOST, `件数最多 ${MOST} 件，请核对`),
    amount: z
      .string()
      .trim()
      .default('')
      .transform((text, context) => {
        const fen = text ? fenOf(typedNumber(text)) : 0;
        if (fen === undefined) context.addIssue('金额应为不小于 0 的数，单位元，最多两位小数');
        return fen ?? 0;
      }),
  });
}

function valuesOf(typed: z.output<ReturnType<typeof actForm>>): ActValues {
  const { kind, happenedOn, title, source, link, count, amount } = typed;
  const figures = isMoney(kind) ? { count: 1, amountFen: amount } : { count, amountFen: 0 };
  return { kind, happenedOn, title, source, link, ...figures };
}

/** The form with its evidence, also when it was sent without files. */
async function received(request: FastifyRequest): Promise<Outcome<{ typed: Typed; evidence: ActValues['evidence'] }>> {
  const sent = await readEvidence(request, { count: 1 });
  if (!sent.ok) return sent;
  const [file] = sent.value;
  return ok({ typed: typedIn(request), evidence: file && { hash: file.hash, name: file.name } });
}

/** The ledger of decisions and charges that no other book counts. */
export function actRoutes(app: FastifyInstance): void {
  const { db } = app.services;
  const head = (year: number) => ({
    title: '其他数据登记',
    nav: NAV,
    crumbs: crumbs(year),
    form: true,
    wide: true,
  });

  async function listPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = staffOf(request, ...readers);
    const year = yearOf(request);
    const [acts, offices] = await Promise.all([actsOf(db, who.authorityId, year), officesOf(db, who.authorityId)]);
    const changes = await changesOf(
      db,
      acts.map(({ id }) => id),
    );
    if (failure) reply.code(statusOf(failure));
    const more = failure ? { typed: typed ?? typedIn(request), failure } : {};
    return reply.page(<ActsPage {...{ who, year, acts, changes, offices }} {...more} />, head(year));
  }

  app.get('/annual-report/:year/acts', (request, reply) => listPage(request, reply));
  app.post('/annual-report/:year/acts', async (request, reply) => {
    staffOf(request, ...readers);
    const year = yearOf(request);
    const office = z.object({
      officeId: z
        .string('请选择科室')
        .regex(/^[1-9]\d{0,14}$/, '请选择科室')
        .transform(Number),
    });
    const sent = await received(request);
    if (!sent.ok) return listPage(request, reply, sent);
    const { typed, evidence } = sent.value;
    const input = check(z.intersection(actForm(year), office), typed);
    const result = input.ok
      ? await recordAct(callerOf(request), { ...valuesOf(input.value), evidence, officeId: input.value.officeId })
      : input;
    if (!result.ok) return listPage(request, reply, result, typed);
    return reply.notice('已登记').redirect(`${yearHref(year)}/acts`, 303);
  });

  async function actPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = staffOf(request, ...readers);
    const year = yearOf(request);
    const act = await actById(db, who.authorityId, idOf(request));
    if (!act || act.removedAt || !act.happenedOn.startsWith(`${year}-`) || !mayKeepActsOf(who, act.officeId))
      throw new FailureError(notFound());
    if (failure) reply.code(statusOf(failure));
    const more = failure ? { typed: typed ?? typedIn(request), failure } : {};
    const { crumbs, ...of } = head(year);
    return reply.page(<ActPage year={year} act={act} changes={await changesOf(db, [act.id])} {...more} />, {
      ...of,
      crumbs: [...crumbs, ['其他数据登记', `${yearHref(year)}/acts`]],
    });
  }

  app.get('/annual-report/:year/acts/:id', (request, reply) => actPage(request, reply));
  app.post('/annual-report/:year/acts/:id', async (request, reply) => {
    staffOf(request, ...readers);
    const year = yearOf(request);
    const sent = await received(request);
    if (!sent.ok) return actPage(request, reply, sent);
    const { typed, evidence } = sent.value;
    const input = check(z.intersection(actForm(year), z.object({ version, reason })), typed);
    const result = input.ok
      ? await correctAct(callerOf(request), {
          id: idOf(request),
          version: input.value.version,
          reason: input.value.reason,
          ...valuesOf(input.value),
          evidence,
        })
      : input;
    if (!result.ok) return actPage(request, reply, result, typed);
    return reply.notice('更正已保存').redirect(`${yearHref(year)}/acts`, 303);
  });
  app.get('/annual-report/:year/acts/:id/evidence', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const evidence = (await actById(db, who.authorityId, idOf(request)))?.evidence;
    return sendEvidence(reply, evidence ?? undefined);
  });
  app.post('/annual-report/:year/acts/:id/remove', async (request, reply) => {
    staffOf(request, ...readers);
    const input = check(z.object({ version, removeReason: reason }), typedIn(request));
    const result = input.ok
      ? await removeAct(callerOf(request), {
          id: idOf(request),
          version: input.value.version,
          reason: input.value.removeReason,
        })
      : input;
    if (!result.ok) return actPage(request, reply, result);
    return reply.notice('已删除，原记录仍可查看').redirect(`${yearHref(yearOf(request))}/acts`, 303);
  });
}
