import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { calendarOf } from '../../../organizations/index.ts';
import { countIn, first, idOf, type Typed, typedIn } from '../../../platform/http/form.ts';
import { callerOf, staffOf } from '../../../platform/http/services.ts';
import { statusOf } from '../../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../../platform/outcome.ts';
import { receiptTermsOf } from '../../receipt/terms.ts';
import { handlers } from '../../rules.ts';
import type { Change } from '../../tables.ts';
import { workspaceOf } from '../workspace/workspace.ts';
import { amendStep, tryAmendment, voidStep } from './amend.ts';
import { changeWords } from './changes.ts';
import { AmendPage } from './page.tsx';
import { replacementOf, typedOf } from './replacement.ts';

const nav = '/console/applications';

/** 更正、作废 of one step. */
export function amendRoutes(app: FastifyInstance): void {
  const { db, sealer } = app.services;

  async function found(request: FastifyRequest) {
    const who = staffOf(request, ...handlers);
    const of = await workspaceOf(app.services, who.authorityId, idOf(request));
    const seq = idOf(request, 'seq');
    const step = of?.steps.find((one) => one.seq === seq);
    if (!of || !step) throw new FailureError(notFound());
    return { of, step, who };
  }
  type Found = Awaited<ReturnType<typeof found>>;

  function show(
    reply: FastifyReply,
    { of: { row, shown }, step }: Found,
    given: { typed: Typed; trial?: { changes: readonly Change[]; voiding: boolean }; failure?: Failure },
  ) {
    if (given.failure) reply.code(statusOf(given.failure));
    return reply.page(<AmendPage id={row.id} number={row.number} version={row.version} step={step} {...given} />, {
      title: '更正登记',
      nav,
      crumbs: [
        ['依申请公开', nav],
        [shown(row.subject), `${nav}/${row.id}`],
      ],
      form: true,
    });
  }

  app.get('/applications/:id/amend/:seq', async (request, reply) => {
    const of = await found(request);
    return show(reply, of, { typed: { ...typedOf(of.step.step), proof: '' } });
  });

  app.post('/applications/:id/amend/:seq', async (request, reply) => {
    const typed = typedIn(request);
    const before = await found(request);
    const { of, step, who } = before;
    const wish = first(typed, 'do');
    const voiding = wish === 'void' || wish === 'tryVoid';
    const terms = await receiptTermsOf(db, who.authorityId);
    // as the books have it: who was asked by place
    const kept = of.kept.find(({ seq }) => seq === step.seq)!.step;
    const to = voiding ? ({ ok: true, value: null } as const) : replacementOf(kept, typed, terms);
    if (!to.ok) return show(reply, before, { typed, failure: to });
    if (wish === 'try' || wish === 'tryVoid') {
      const held = { row: of.row, steps: of.kept, state: of.state, calendar: await calendarOf(db) };
      const tried = tryAmendment({ who, today: of.today, sealer }, held, { seq: step.seq, to: to.value });
      return tried.ok
        ? show(reply, before, { typed, trial: { changes: tried.value.changes, voiding } })
        : show(reply, before, { typed, failure: tried });
    }
    const input = {
      id: of.row.id,
      seq: step.seq,
      version: countIn(typed, 'version'),
      reason: first(typed, 'reason'),
    };
    const caller = callerOf(request);
    const result = to.value ? await amendStep(caller, { ...input, to: to.value }) : await voidStep(caller, input);
    if (!result.ok) return show(reply, before, { typed, failure: result });
    const moved = changeWords(result.value);
    return reply
      .notice(`${voiding ? '已作废' : '已更正'}${moved ? `：${moved}` : '，期限不变'}`)
      .redirect(`${nav}/${of.row.id}#history`, 303);
  });
}
