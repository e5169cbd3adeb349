import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { check, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { verdictForm } from '../../review/index.ts';
import { yearHref } from '../links.ts';
import { reasonForm } from '../public-forms.ts';
import { abandonCorrection, beginCorrection, publishReport } from '../publication/actions.ts';
import { readers } from '../rules.ts';
import type { Failed } from '../workspace/pages/year.tsx';
import { yearPage } from '../workspace/year-page.tsx';
import { yearOf } from '../year-of.ts';
import { acceptanceForm } from './accepted.ts';
import { recallReport, reviewReport, submitReport } from './actions.ts';

const publishForm = z.object({ date: z.string().trim().default('') });

const told = { next: '已通过，转入下一环节', passed: '已签发，可以发布', returned: '已退回修改' };

/** 送审、审签、发布和更正 of a year's report. */
export function signOffRoutes(app: FastifyInstance): void {
  async function answer<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    form: Failed['form'],
    result: Outcome<T>,
    notice: (value: T) => string,
  ) {
    if (!result.ok) return yearPage(request, reply, { form, failure: result });
    return reply.notice(notice(result.value)).redirect(`${yearHref(yearOf(request))}#sign-off`, 303);
  }
  /** Pages that one may not know of do not exist. */
  const asked = (request: FastifyRequest) => {
    staffOf(request, ...readers);
    return { caller: callerOf(request), year: yearOf(request), typed: typedIn(request) };
  };

  app.post('/annual-report/:year/submit', async (request, reply) => {
    const { caller, year, typed } = asked(request);
    const input = check(acceptanceForm, typed);
    const result = input.ok ? await submitReport(caller, { year, findings: input.value }) : input;
    return answer(request, reply, 'submit', result, () => '报告已送审');
  });
  app.post('/annual-report/:year/recall', async (request, reply) => {
    const { caller, year } = asked(request);
    return answer(request, reply, 'submit', await recallReport(caller, { year }), () => '已撤回，可以修改');
  });
  app.post('/annual-report/:year/review', async (request, reply) => {
    const { caller, year, typed } = asked(request);
    const input = check(verdictForm, typed);
    const result = input.ok ? await reviewReport(caller, { year, ...input.value }) : input;
    return answer(request, reply, 'review', result, (value) => told[value]);
  });
  app.post('/annual-report/:year/publish', async (request, reply) => {
    const { caller, year, typed } = asked(request);
    const input = check(publishForm, typed);
    const findings = check(acceptanceForm, typed);
    const result = !input.ok
      ? input
      : findings.ok
        ? await publishReport(caller, { year, ...input.value, findings: findings.value })
        : findings;
    return answer(request, reply, 'publish', result, () => '报告已发布，可在网站“公开年报”查看');
  });
  app.post('/annual-report/:year/correction', async (request, reply) => {
    const { caller, year, typed } = asked(request);
    const input = check(reasonForm, typed);
    const result = input.ok ? await beginCorrection(caller, { year, ...input.value }) : input;
    return answer(request, reply, 'correction', result, () => '可以更正了，改完后送审');
  });
  app.post('/annual-report/:year/correction/abandon', async (request, reply) => {
    const { caller, year } = asked(request);
    return answer(request, reply, 'correction', await abandonCorrection(caller, { year }), () => '已放弃更正');
  });
}
