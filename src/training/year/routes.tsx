import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../../platform/dates.ts';
import { check, first, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { attendanceCounts, wasThere } from '../attending/store.ts';
import { certificatesFor } from '../certificates/store.ts';
import { planYear } from '../planning/actions.ts';
import { yearForm } from '../planning/form.ts';
import { isMeant } from '../rules.ts';
import { trainingsOf, yearPlan, yearsKept } from '../store.ts';
import { DESK, FIGURES, type FigureName, hoursInWords, keepers, TITLE, trainees } from '../words.ts';
import { attendedIn, officesIn, ofOffice, trainingYear } from './figures.ts';
import { YearPage } from './pages.tsx';
import { PlanPage } from './plan-page.tsx';
import { RecordsPage } from './records-page.tsx';

/** Years that are asked for: those of the Regulation, and next year's plan. */
const askedYear = z.coerce.number().int().min(2008).max(2099);

/** The year of an address. @throws FailureError 404 */
function yearAsked(text: string): number {
  const year = askedYear.safeParse(text);
  if (!year.success) throw new FailureError(notFound());
  return year.data;
}

/** 培训 of a year: one's own for everybody, plan and figures for who keeps them. */
export function yearRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.get('/training', async (request, reply) => {
    const who = staffOf(request);
    const { parentId } = request.authority;
    const today = dayOf(now());
    const thisYear = Number(today.slice(0, 4));
    const year = yearAsked(first(queryOf(request), 'year') || String(thisYear));
    const keeps = has(who, ...keepers);
    const [trainings, years, plan, attended, certificates] = await Promise.all([
      trainingsOf(db, who.authorityId, parentId, year),
      yearsKept(db, who.authorityId, parentId),
      yearPlan(db, who.authorityId, year),
      attendedIn(db, who.authorityId, year),
      certificatesFor(db, who.id!),
    ]);
    const books = keeps ? await trainingYear(db, who.authorityId, year) : undefined;
    const ids = trainings.map(({ id }) => id);
    const [mine, counts] = await Promise.all([wasThere(db, who.id!, ids), attendanceCounts(db, ids)]);
    const choice = [...new Set([thisYear + 1, thisYear, year, ...years])].sort((a, b) => b - a);
    return reply.page(
      <YearPage
        {...{ year, plan, books, certificates }}
        years={choice.filter((one) => one <= thisYear || keeps)}
        own={attended.filter(({ staffId }) => staffId === who.id)}
        trainings={trainings
          .map((training) => ({
            training,
            meant: isMeant(training, who, parentId),
            there: mine.has(training.id),
            people: counts.get(training.id) ?? 0,
            own: training.authorityId === who.authorityId,
          }))
          .filter(({ meant, there }) => keeps || meant || there)}
        now={now()}
      />,
      { title: TITLE, nav: DESK, wide: true },
    );
  });

  app.get('/training/records', async (request, reply) => {
    const who = staffOf(request, ...trainees);
    const query = queryOf(request);
    const year = yearAsked(first(query, 'year'));
    const of = (Object.keys(FIGURES) as FigureName[]).find((name) => name === first(query, 'of'));
    if (!of) throw new FailureError(notFound());
    const asked = first(query, 'office');
    if (!/^\d{0,9}$/.test(asked)) throw new FailureError(notFound());
    const whole = await trainingYear(db, who.authorityId, year);
    const office = asked ? officesIn(whole).find(({ id }) => id === Number(asked)) : undefined;
    if (asked && !office) throw new FailureError(notFound());
    const books = office ? ofOffice(whole, office.id) : whole;
    return reply.page(<RecordsPage {...{ year, of, books }} office={office?.name} keeps={has(who, ...keepers)} />, {
      title: `${year} 年${FIGURES[of]}`,
      nav: DESK,
      crumbs: [[TITLE, `${DESK}?year=${year}`]],
      wide: true,
    });
  });

  async function planPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...keepers);
    const year = yearAsked((request.params as { year: string }).year);
    const plan = await yearPlan(db, who.authorityId, year);
    const stored = { hoursEach: plan?.hoursEach ? hoursInWords(plan.hoursEach) : '', aims: plan?.aims ?? '' };
    if (failure) reply.code(statusOf(failure));
    return reply.page(<PlanPage year={year} typed={failure ? typedIn(request) : stored} failure={failure} />, {
      ...{ title: `${year} 年培训安排`, nav: DESK, form: true },
      crumbs: [[TITLE, `${DESK}?year=${year}`]],
    });
  }
  app.get('/training/plan/:year', (request, reply) => planPage(request, reply));
  app.post('/training/plan/:year', async (request, reply) => {
    staffOf(request, ...keepers);
    const year = yearAsked((request.params as { year: string }).year);
    const input = check(yearForm, typedIn(request));
    const saved = input.ok ? await planYear(callerOf(request), { year, ...input.value }) : input;
    if (!saved.ok) return planPage(request, reply, saved);
    return reply.notice(`${year} 年的安排已保存`).redirect(`${DESK}?year=${year}`, 303);
  });
}
