import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../platform/action.ts';
import { check, idOf, type Typed } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import type { Failure, Outcome } from '../platform/outcome.ts';
import { addMaterial, answerCase, concludeCase, recordHearing, recordRedone, reopenCase } from './actions.ts';
import { answerAppeal, appealCase, concludeAppeal, undoAppeal } from './appeal-actions.ts';
import {
  answerForm,
  appealAnswerForm,
  appealForm,
  concludeAppealForm,
  concludeForm,
  filesWith,
  hearingForm,
  materialForm,
  redoneForm,
  reopenForm,
  undoAppealForm,
} from './forms.ts';
import { reopenReply } from './redo.ts';
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
  step('appeal', appealForm, '已登记上诉，案件按尚未审结计', (caller, id, given, files) => {
    const { appealedBy: by, appealedOn: on, appealBody: body, appealNumber: number, appealServedOn: servedOn } = given;
    return appealCase(caller, { id, by, on, body, number, servedOn, files });
  });
  step('appeal-answer', appealAnswerForm, '已登记二审答辩', (caller, id, given, files) =>
    answerAppeal(caller, { id, on: given.appealAnsweredOn, note: given.appealAnswerNote, files }),
  );
  step('appeal-conclude', concludeAppealForm, '已登记二审结果', (caller, id, { decisionNote, ...conclusion }, files) =>
    concludeAppeal(caller, { id, ...conclusion, note: decisionNote, files }),
  );
  step('appeal-undo', undoAppealForm, '已撤销上诉登记', (caller, id, { undoWhy }) =>
    undoAppeal(caller, { id, note: undoWhy }),
  );
  step('reopen-reply', z.object({}), '已重新打开所涉申请，期限按决定、判决计算', (caller, id) =>
    reopenReply(caller, { id }),
  );
  step('material', materialForm, '已保存材料', (caller, id, { note }, files) =>
    addMaterial(caller, { id, note, files }),
  );
}
