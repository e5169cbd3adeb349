import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '../platform/action.ts';
import { check, idOf, type Typed } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import type { Failure, Outcome } from '../platform/outcome.ts';
import { addMaterial, answerCase, concludeCase, recordHearing, recordRedone, reopenCase } from './actions.ts';
import { answerForm, concludeForm, filesWith, hearingForm, materialForm, redoneForm, reopenForm } from './forms.ts';
import { handlers } from './rules.ts';
import type { NewFile } from './store.ts';

type Show = (request: FastifyRequest, reply: FastifyReply, failure: Failure, typed: Typed) => Promise<unknown>;

/** What is done on a case, each by its own form on the case's page. */
export function stepRoutes(app: FastifyInstance, show: Show): void {
  function step<S extends z.ZodType>(
    name: string,
    form: S,
    notice: string,
    act: (caller: Caller, id: number, value: z.output<S>, files: NewFile[]) => Promise<Outcome<null>>,
  ) {
    app.post(`/remedies/:id/${name}`, async (request, reply) => {
      staffOf(request, ...handlers);
      const { typed, files, failure } = await filesWith(request);
      const input = failure ?? check(form, typed);
      const result = input.ok ? await act(callerOf(request), idOf(request), input.value, files) : input;
      if (!result.ok) return show(request, reply, result, typed);
      return reply.notice(notice).redirect(`/console/remedies/${idOf(request)}`, 303);
    });
  }

  step('answer', answerForm, '已登记答复', (caller, id, { answeredOn, answerNote }, files) =>
    answerCase(caller, { id, on: answeredOn, note: answerNote, files }),
  );
  step('hearing', hearingForm, '已登记', (caller, id, { hearingOn, hearingNote }) =>
    recordHearing(caller, { id, on: hearingOn, note: hearingNote }),
  );
  step('conclude', concludeForm, '已登记审结', (caller, id, { decisionNote, ...conclusion }, files) =>
    concludeCase(caller, { id, ...conclusion, note: decisionNote, files }),
  );
  step('redone', redoneForm, '已登记履行', (caller, id, { redoneOn, redoneNote }) =>
    recordRedone(caller, { id, on: redoneOn, note: redoneNote }),
  );
  step('reopen', reopenForm, '已撤销审结登记', (caller, id, { why }) => reopenCase(caller, { id, note: why }));
  step('material', materialForm, '已保存材料', (caller, id, { note }, files) =>
    addMaterial(caller, { id, note, files }),
  );
}
