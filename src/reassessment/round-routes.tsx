import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nextAssessment } from '../law/index.ts';
import { openOffices } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, first, type Typed, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, invalid } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import { type Assessing, assessRound, confirmRound } from './actions.ts';
import { assessForm } from './form.ts';
import { type Line, standsUnder } from './pages/list.tsx';
import { RoundPage } from './pages/round.tsx';
import { keyOf, mayAssess, mayReview } from './rules.ts';
import { standingsOf } from './store.ts';
import { titlesFor } from './titles.ts';
import { assessors, DESK, isSource, ROUND, reviewers, type Source, TITLE } from './words.ts';

/** Things on one page of a round. */
const MOST = 20;

/** 'reply:12' */
function itemIn(text: string): { source: Source; id: number } | undefined {
  const [source = '', id = ''] = text.split(':');
  return isSource(source) && /^[1-9]\d{0,8}$/.test(id) ? { source, id: Number(id) } : undefined;
}

const listIn = (typed: Typed, name: string): string[] => [typed[name] ?? []].flat();

/** 集中评估 of what is due, each with its own result and reason. */
export function roundRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

  async function roundPage(
    request: FastifyRequest,
    reply: FastifyReply,
    sent?: { failed: 'assess' | 'confirm'; failure: Failure },
  ) {
    const who = staffOf(request, ...assessors, ...reviewers);
    const today = dayOf(now());
    const all = await standingsOf(db, who.authorityId, today);
    const due = all.filter((one) => standsUnder('due', one) && mayAssess(who, one.item));
    const review = all.filter(({ item, pending }) => pending && mayReview(who, item, pending.assessedBy));
    // what was typed stays before who typed it, whatever became of the list meanwhile
    const typed = sent ? typedIn(request) : {};
    const wanted = new Set(sent?.failed === 'assess' ? listIn(typed, 'items') : []);
    const shown = wanted.size ? due.filter(({ item }) => wanted.has(keyOf(item))) : due.slice(0, MOST);
    const toReview = review.slice(0, MOST);
    const titleOf = await titlesFor(
      { db, sealer },
      who,
      [...shown, ...toReview].map(({ item }) => item),
    );
    const proposed: Typed = {};
    for (const { item, last } of shown) {
      const ground = last?.ground ?? (item.ground === 'unnamed' ? 'thirdPartyRights' : item.ground);
      proposed[`ground-${keyOf(item)}`] = ground;
      proposed[`nextOn-${keyOf(item)}`] = nextAssessment(ground, today, item.secretUntil);
      proposed[`officeId-${keyOf(item)}`] = item.officeId ? String(item.officeId) : '';
    }
    const line = (standing: (typeof all)[number]): Line => ({ standing, title: titleOf(standing.item) });
    if (sent) reply.code(statusOf(sent.failure));
    return reply.page(
      <RoundPage
        lines={shown.map(line)}
        due={due.length}
        toReview={toReview.map(line)}
        offices={has(who, ...assessors) ? await openOffices(db, who.authorityId) : []}
        typed={{ ...proposed, ...typed }}
        failure={sent?.failure}
        failed={sent?.failed}
      />,
      { title: '集中评估', nav: DESK, crumbs: [[TITLE, DESK]], form: true },
    );
  }

  app.get('/reassessment/round', (request, reply) => roundPage(request, reply));
  app.post('/reassessment/round', async (request, reply) => {
    staffOf(request, ...assessors);
    const typed = typedIn(request);
    const chosen = [...new Set(listIn(typed, 'items'))]
      .slice(0, MOST)
      .filter((key) => itemIn(key) && first(typed, `result-${key}`));
    const assessed: Assessing[] = [];
    const fields: Record<string, string> = {};
    for (const key of chosen) {
      const own = Object.fromEntries(
        Object.keys(assessForm.shape).map((name) => [name, first(typed, `${name}-${key}`)] as const),
      );
      const input = check(assessForm, own);
      if (input.ok) assessed.push({ ...itemIn(key)!, ...input.value });
      else for (const [name, why] of Object.entries(input.fields ?? {})) fields[`${name}-${key}`] = why;
    }
    const made = Object.keys(fields).length
      ? invalid('有内容需要修改，请看标出的地方', fields)
      : await assessRound(callerOf(request), assessed);
    if (!made.ok) return roundPage(request, reply, { failed: 'assess', failure: made });
    return reply.notice(`已提交 ${made.value} 件，等另一人复核`).redirect(ROUND, 303);
  });
  app.post('/reassessment/round/confirm', async (request, reply) => {
    staffOf(request, ...reviewers);
    const chosen = listIn(typedIn(request), 'confirm').flatMap((text) => {
      const [source = '', id = '', assessment = ''] = text.split(':');
      const of = itemIn(`${source}:${id}`);
      return of && /^[1-9]\d{0,8}$/.test(assessment) ? [{ ...of, assessmentId: Number(assessment) }] : [];
    });
    const made = await confirmRound(callerOf(request), chosen.slice(0, MOST));
    if (!made.ok) return roundPage(request, reply, { failed: 'confirm', failure: made });
    return reply.notice(`已复核 ${made.value} 件`).redirect(ROUND, 303);
  });
}
