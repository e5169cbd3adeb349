import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { periodDays } from '../../law/index.ts';
import { officesOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, first, idOf, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, invalid, notFound } from '../../platform/outcome.ts';
import { obligationsOf } from '../catalogue/store.ts';
import { confirmProposals, declineProposals } from '../dues/actions.ts';
import { comparedIn, reckoningById, reckoningsOf } from '../dues/changes.ts';
import { proposalsOf } from '../dues/documents.ts';
import { waitingExcuses } from '../dues/excuses.ts';
import { bulkForm, idsIn } from '../dues/form.ts';
import { countDues, listDues } from '../dues/list.ts';
import { DESK, DESK_TITLE, heads, STYLES } from '../words.ts';
import { wishFrom } from './asked.ts';
import { countAll, countBy, type DueCounts, dueYears } from './figures.ts';
import { ReckoningPage, ReckoningsPage } from './pages/changes.tsx';
import { ExcusesPage, ProposalsPage } from './pages/judging.tsx';
import { DueListPage } from './pages/list.tsx';
import { MatrixPage, type MatrixRhythm } from './pages/matrix.tsx';
import { OverviewPage } from './pages/overview.tsx';

/** Dues of a page. */
const SIZE = 100;
const crumbs: [string, string][] = [[DESK_TITLE, DESK]];
const wide = { nav: DESK, wide: true, styles: [...STYLES] };

const PERIODS: Record<MatrixRhythm, readonly string[]> = {
  monthly: Array.from({ length: 12 }, (_, n) => `-${String(n + 1).padStart(2, '0')}`),
  quarterly: ['-Q1', '-Q2', '-Q3', '-Q4'],
  halfYearly: ['-H1', '-H2'],
  yearly: [''],
};
const isRhythm = (text: string): text is MatrixRhythm => Object.hasOwn(PERIODS, text);

/** What is owed, met, late and missing, for the head: figures, their records, what they have to judge. */
export function figureRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  /** The year that is asked for, among those that there are. */
  async function yearOf(request: FastifyRequest, authorityId: number) {
    const current = Number(dayOf(now()).slice(0, 4));
    const years = [...new Set([current, ...(await dueYears(db, authorityId))])].sort((a, b) => b - a);
    const asked = Number(first(queryOf(request), 'year'));
    return { year: years.includes(asked) ? asked : current, years };
  }

  app.get('/obligations/overview', async (request, reply) => {
    const { authorityId } = staffOf(request, ...heads);
    const today = dayOf(now());
    const { year, years } = await yearOf(request, authorityId);
    const by = (grouping: Parameters<typeof countBy>[3]) => countBy(db, authorityId, { year }, grouping, today);
    const [all, field, obligation, office, kind] = await Promise.all([
      countAll(db, authorityId, { year }, today),
      ...(['field', 'obligation', 'office', 'kind'] as const).map(by),
    ] as const);
    return reply.page(
      <OverviewPage
        {...{ year, years, all }}
        groups={{ field: field!, obligation: obligation!, office: office!, kind: kind! }}
      />,
      { title: '公开情况', crumbs, ...wide },
    );
  });

  app.get('/obligations/matrix', async (request, reply) => {
    const { authorityId } = staffOf(request, ...heads);
    const today = dayOf(now());
    const { year, years } = await yearOf(request, authorityId);
    const asked = first(queryOf(request), 'rhythm');
    const rhythm = isRhythm(asked) ? asked : 'monthly';
    const periods = PERIODS[rhythm].map((part) => `${year}${part}`);
    const first_ = periodDays(periods[0]!).first.toString();
    const [obligations, groups] = await Promise.all([
      obligationsOf(db, authorityId),
      countBy(db, authorityId, { from: first_, to: `${year + 2}-12-31` }, 'period', today),
    ]);
    const cells = new Map<number, Map<string, DueCounts>>();
    for (const { key, counts } of groups) {
      const [obligation, period] = key.split(' ') as [string, string];
      if (!periods.includes(period)) continue;
      const own = cells.get(Number(obligation)) ?? new Map<string, DueCounts>();
      cells.set(Number(obligation), own.set(period, counts));
    }
    const rows = obligations.flatMap(({ id, content }) => {
      const own = cells.get(id);
      return own ? [{ obligationId: id, label: `${content.level1} ${content.level2}`, cells: own }] : [];
    });
    return reply.page(<MatrixPage {...{ year, years, rhythm, periods, rows }} />, {
      ...{ title: '按期查看', crumbs, ...wide },
    });
  });

  app.get('/obligations/dues', async (request, reply) => {
    const { authorityId } = staffOf(request, ...heads);
    const today = dayOf(now());
    const { wish, query } = wishFrom(queryOf(request));
    const total = await countDues(db, authorityId, wish, today);
    const pages = Math.max(1, Math.ceil(total / SIZE));
    const asked = Number(/^[1-9]\d{0,5}$/.exec(first(queryOf(request), 'page'))?.[0] ?? 1);
    const page = Math.min(asked, pages);
    const [dues, years, offices, obligations] = await Promise.all([
      listDues(db, authorityId, wish, today, { limit: SIZE, offset: (page - 1) * SIZE }),
      dueYears(db, authorityId),
      officesOf(db, authorityId),
      obligationsOf(db, authorityId),
    ]);
    const fields = [...new Set(obligations.map(({ content }) => content.level1))];
    return reply.page(<DueListPage {...{ dues, total, page, pages, query, years, offices, fields }} />, {
      ...{ title: '应公开清单', crumbs, ...wide },
    });
  });

  async function proposalsPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const { authorityId } = staffOf(request, ...heads);
    const proposals = await proposalsOf(db, authorityId);
    const ids = [...new Set(proposals.map(({ dueId }) => dueId))];
    const dues = new Map((await listDues(db, authorityId, { ids }, dayOf(now()))).map((due) => [due.id, due]));
    const rows = proposals.flatMap((proposal) => {
      const due = dues.get(proposal.dueId);
      return due ? [{ proposal, due }] : [];
    });
    if (failure) reply.code(statusOf(failure));
    return reply.page(<ProposalsPage rows={rows} failure={failure} />, {
      title: '待确认',
      crumbs,
      form: true,
      ...wide,
    });
  }

  app.get('/obligations/proposals', (request, reply) => proposalsPage(request, reply));
  app.post('/obligations/proposals', async (request, reply) => {
    staffOf(request, ...heads);
    const input = check(bulkForm, typedIn(request));
    if (!input.ok) return proposalsPage(request, reply, input);
    const ids = idsIn(input.value.ids);
    if (!ids.length) return proposalsPage(request, reply, invalid('请先选中至少一条'));
    const { verdict } = input.value;
    const result = await (verdict === 'confirm' ? confirmProposals : declineProposals)(callerOf(request), { ids });
    if (!result.ok) return proposalsPage(request, reply, result);
    const rest = ids.length - result.value;
    const said = `已${verdict === 'confirm' ? '确认' : '记为不是'} ${result.value} 条`;
    return reply.notice(rest ? `${said}，${rest} 条已经由别人处理` : said).redirect(`${DESK}/proposals`, 303);
  });

  app.get('/obligations/excuses', async (request, reply) => {
    const who = staffOf(request, ...heads);
    const excuses = await waitingExcuses(db, who.authorityId);
    const ids = excuses.map(({ dueId }) => dueId);
    const dues = new Map((await listDues(db, who.authorityId, { ids }, dayOf(now()))).map((due) => [due.id, due]));
    const rows = excuses.flatMap((excuse) => {
      const due = dues.get(excuse.dueId);
      return due ? [{ excuse, due, own: excuse.askedById === who.id }] : [];
    });
    return reply.page(<ExcusesPage rows={rows} />, { title: '说明审核', crumbs, ...wide });
  });

  app.get('/obligations/changes', async (request, reply) => {
    const { authorityId } = staffOf(request, ...heads);
    const reckonings = await reckoningsOf(db, authorityId);
    return reply.page(<ReckoningsPage reckonings={reckonings} />, { title: '变更对照', crumbs, ...wide });
  });
  app.get('/obligations/changes/:id', async (request, reply) => {
    const { authorityId } = staffOf(request, ...heads);
    const reckoning = await reckoningById(db, authorityId, idOf(request));
    if (!reckoning) throw new FailureError(notFound());
    return reply.page(<ReckoningPage reckoning={reckoning} dues={await comparedIn(db, reckoning.id)} />, {
      ...{ title: '变更对照', ...wide, crumbs: [...crumbs, ['变更对照', `${DESK}/changes`]] },
    });
  });
}
