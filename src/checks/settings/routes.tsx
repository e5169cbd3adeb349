import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { countIn, first, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { inPart, type Masking, type MaskingRules, usualMasking } from '../copies/hiding.ts';
import { termKeepers } from '../terms/lists.ts';
import { saveMasking, saveWeights } from './actions.ts';
import { MASKING, SEEN, SETTINGS } from './links.ts';
import { MaskingPage } from './masking-page.tsx';
import { maskable, maskingIn, named, weightsIn } from './rules.ts';
import { maskingSeen, weightsSeen } from './seen.ts';
import { columnsToSet, maskingSet, weightsOf, weightsSet } from './store.ts';
import { WeightsPage } from './weights-page.tsx';

/** 检查设置, 遮盖设置: by who runs the disclosure work of an authority. */
export function settingsRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  async function showWeights(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: string,
    { typed, failure }: { typed?: Typed; failure?: Failure } = {},
  ) {
    const { authorityId } = staffOf(request, ...termKeepers);
    const columns = await columnsToSet(db, authorityId);
    const of = asked ? columns.find(({ id }) => String(id) === asked) : undefined;
    if (asked && !of) throw new FailureError(notFound());
    const [set, above] = await Promise.all([
      weightsSet(db, { authorityId, columnId: of?.id ?? null }),
      of ? weightsOf(db, authorityId, of.parentId) : new Map(),
    ]);
    const asSet = Object.fromEntries([...set].map(([check, weight]) => [named.weight(check), weight]));
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <WeightsPage
        {...{ of, columns, above, failure }}
        seen={seenBefore(typed, failure) ?? weightsSeen(set)}
        typed={typed ?? asSet}
      />,
      {
        title: '检查设置',
        nav: SETTINGS,
        form: true,
        wide: true,
      },
    );
  }

  app.get('/check-settings', (request, reply) => showWeights(request, reply, first(queryOf(request), 'column')));
  app.post('/check-settings', async (request, reply) => {
    staffOf(request, ...termKeepers);
    const typed = typedIn(request);
    const column = first(typed, 'column');
    const set = weightsIn(typed);
    if (!set.ok) return showWeights(request, reply, column, { typed, failure: set });
    const columnId = column ? countIn(typed, 'column') : null;
    const change = { columnId: columnId || (column ? 0 : null), set: set.value, seen: first(typed, SEEN) };
    const saved = await saveWeights(callerOf(request), change);
    if (!saved.ok && saved.code === 'conflict') return showWeights(request, reply, column, { typed, failure: saved });
    if (!saved.ok) throw new FailureError(saved);
    const notice = saved.value ? `检查设置已保存，改变 ${saved.value} 项` : '检查设置没有变化';
    return reply.notice(notice).redirect(column ? `${SETTINGS}?column=${columnId}` : SETTINGS, 303);
  });

  async function showMasking(request: FastifyRequest, reply: FastifyReply, typed?: Typed, failure?: Failure) {
    const { authorityId } = staffOf(request, ...termKeepers);
    if (failure) reply.code(statusOf(failure));
    const rules = await maskingSet(db, authorityId);
    const shown = typed ?? typedMasking(rules);
    return reply.page(
      <MaskingPage seen={seenBefore(typed, failure) ?? maskingSeen(rules)} typed={shown} failure={failure} />,
      {
        title: '遮盖设置',
        nav: SETTINGS,
        crumbs: [['检查设置', SETTINGS]],
        form: true,
      },
    );
  }

  function typedMasking({ kinds, heads }: MaskingRules): Typed {
    const typed: Typed = {};
    const put = (what: Parameters<typeof named.way>[0], { way, first: begins, last }: Masking) => {
      typed[named.way(what)] = way;
      typed[named.first(what)] = String(begins);
      typed[named.last(what)] = String(last);
    };
    for (const check of maskable) {
      const set = kinds.get(check) ?? usualMasking(check)!;
      put(check, { ...inPart({ ...set, way: 'partly' }, check), way: set.way });
    }
    for (const [n, { head, ...masking }] of heads.entries()) {
      typed[named.head(n)] = head;
      put(n, masking);
    }
    return typed;
  }

  app.get('/check-settings/masking', (request, reply) => showMasking(request, reply));
  app.post('/check-settings/masking', async (request, reply) => {
    staffOf(request, ...termKeepers);
    const typed = typedIn(request);
    const rules = maskingIn(typed);
    if (!rules.ok) return showMasking(request, reply, typed, rules);
    const saved = await saveMasking(callerOf(request), { ...rules.value, seen: first(typed, SEEN) });
    if (!saved.ok) return showMasking(request, reply, typed, saved);
    return reply.notice('遮盖设置已保存').redirect(MASKING, 303);
  });
}

/** A form that comes back for another reason than that somebody was faster still says what its page showed first. */
const seenBefore = (typed: Typed | undefined, failure: Failure | undefined): string | undefined =>
  typed && failure?.code !== 'conflict' ? first(typed, SEEN) : undefined;
