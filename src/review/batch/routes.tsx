import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { actorOf, callerOf } from '../../platform/http/services.ts';
import { stepRoles } from '../chain/rules.ts';
import { giveVerdict } from '../rounds/engine.ts';
import { dueStep } from '../rounds/rules.ts';
import { type Several, severalOf } from './gather.ts';
import { INBOX } from './links.ts';
import { BatchPage } from './page.tsx';
import { type OneOf, saidFault, severalIn, tickedAt } from './rules.ts';

/** What became of one of several. */
interface Became {
  title: string;
  said: string;
}

/** 集中审核: several simple subjects on one page, each in full and each with its own verdict. */
export function batchRoutes(app: FastifyInstance): void {
  const { house } = app.services;
  const kinds = house.brought('reviewed');

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    ids: readonly number[],
    more: { typed?: Typed; became?: readonly Became[]; faults?: ReadonlyMap<number, string> } = {},
  ) {
    const several = await severalOf(app.services, kinds, actorOf(request, ...stepRoles), ids);
    if (several.length === 0 && !more.became) {
      const why = ids.length ? '所选的文稿现在不能集中审核，请逐件审核' : '请先勾选要集中审核的文稿';
      return reply.notice(why).redirect(INBOX, 303);
    }
    if (more.faults?.size) reply.code(422);
    return reply.page(<BatchPage several={several} left={ids.length - several.length} {...more} />, {
      title: '集中审核',
      nav: INBOX,
      crumbs: [['审核', INBOX]],
      styles: [...new Set(['review/review.css' as const, ...several.flatMap(({ shown }) => shown.styles ?? [])])],
      form: true,
    });
  }

  app.get('/reviews/batch', (request, reply) => {
    actorOf(request, ...stepRoles);
    return page(
      request,
      reply,
      severalIn(queryOf(request)).map(({ roundId }) => roundId),
    );
  });

  app.post('/reviews/batch', async (request, reply) => {
    const who = actorOf(request, ...stepRoles);
    const typed = typedIn(request);
    const said = severalIn(typed);
    const ids = said.map(({ roundId }) => roundId);
    const faults = new Map(said.flatMap((one) => (saidFault(one) ? [[one.roundId, saidFault(one)!] as const] : [])));
    const meant = said.filter(({ verdict }) => verdict);
    if (meant.length === 0 && ids.length > 0) faults.set(ids[0]!, '还没有对任何一件选择通过或者退回');
    if (faults.size > 0) return page(request, reply, ids, { typed, faults });
    const several = await severalOf(app.services, kinds, who, ids);
    const became: (Became & { done: boolean })[] = [];
    for (const one of meant) became.push(await give(request, one, several));
    const refused = became.filter(({ done }) => !done);
    if (refused.length === 0) return reply.notice(inWords(meant)).redirect(INBOX, 303);
    const open = said.filter(({ verdict }) => !verdict).map(({ roundId }) => roundId);
    return page(request, reply, open, { typed, became });
  });

  /** A verdict in a transaction of its own, so that what changed meanwhile holds up no other. */
  async function give(request: FastifyRequest, one: OneOf, several: readonly Several[]) {
    const found = several.find(({ round }) => round.id === one.roundId);
    if (!found)
      return { done: false, title: '一件文稿', said: '已有变动、已由他人办理，或者须单独审核，请回到列表查看' };
    const { kind, round, shown } = found;
    const step = round.steps[dueStep(round)]!;
    const gates = one.verdict === 'passed' ? (tickedAt(step) ?? []) : [];
    const { verdict, remark, contentHash } = one;
    const given = { verdict: verdict!, gates, remark, contentHash, step: one.step, together: true as const };
    const result = await giveVerdict(callerOf(request), { kind, id: round.subjectId, ...given });
    const done = verdict === 'passed' ? '已通过' : '已退回';
    return { done: result.ok, title: shown.title, said: result.ok ? done : result.message };
  }
}

function inWords(meant: readonly OneOf[]): string {
  const passed = meant.filter(({ verdict }) => verdict === 'passed').length;
  const returned = meant.length - passed;
  return [passed > 0 && `已通过 ${passed} 件`, returned > 0 && `已退回 ${returned} 件`].filter(Boolean).join('，');
}
