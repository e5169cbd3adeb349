import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { arrangementFrom, createCalendar, FIRST_YEAR, LAST_YEAR, publishedBreaks } from '../../law/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { check, queryOf, type Typed, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import {
  type ArrangementInput,
  arrangementFault,
  calendarKeepers,
  enterArrangement,
  withdrawArrangement,
} from './actions.ts';
import { blank, breaksIn, headForm, readPasted, typedFrom } from './form.ts';
import { EnterPage } from './pages/enter.tsx';
import { YearPage } from './pages/year.tsx';
import { calendarOf, entriesOf, newestEntries, seenBy } from './store.ts';

/** Who may look at it: whoever works with limits, and who keeps it. */
export const calendarReaders = [
  ...calendarKeepers,
  ...(['disclosureHead', 'systemAdmin', 'caseOfficer', 'officeReviewer', 'signer', 'editor'] as const),
];

const nav = '/console/calendar';

function inputFrom(typed: Typed): { ok: true; value: ArrangementInput } | Failure {
  const head = check(headForm, typed);
  const year = head.ok ? head.value.year : FIRST_YEAR;
  const { breaks, fields } = breaksIn(typed, year);
  const wrong = { ...(head.ok ? {} : head.fields), ...fields };
  if (!head.ok || Object.keys(wrong).length) return invalid('有内容需要修改，请看标出的地方', wrong);
  const value = { ...head.value, breaks };
  return arrangementFault(value) ?? { ok: true, value };
}

/** 工作日历, below /console. */
export function calendarRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;
  const thisYear = () => Number(dayOf(now()).slice(0, 4));

  app.get('/calendar', async (request, reply) => {
    const who = staffOf(request, ...calendarReaders);
    const entered = (await newestEntries(db)).map(({ year }) => year);
    const current = thisYear();
    const years = [...new Set([current - 1, current, current + 1, ...entered])].sort((a, b) => a - b);
    const asked = Number(queryOf(request).year);
    const year = Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= LAST_YEAR ? asked : current;
    const [calendar, entries] = await Promise.all([calendarOf(db), entriesOf(db, year)]);
    const keeps = has(who, ...calendarKeepers);
    return reply.page(
      <YearPage
        year={year}
        years={years.includes(year) ? years : [...years, year].sort((a, b) => a - b)}
        calendar={calendar}
        entries={entries.map((entry) => seenBy(entry, who.authorityId, keeps))}
        keeps={keeps}
      />,
      { title: `${year} 年工作日历`, nav, form: true },
    );
  });

  app.get('/calendar/arrangements.json', async (request, reply) => {
    staffOf(request, ...calendarReaders);
    const entered = (await newestEntries(db)).filter(({ withdrawn }) => !withdrawn);
    return reply.file({
      name: '放假安排.json',
      type: 'application/json; charset=utf-8',
      content: entered.map(({ year, source, breaks }) => ({ year, source, breaks })),
    });
  });

  const show = (reply: FastifyReply, props: Parameters<typeof EnterPage>[0]) => {
    if (props.failure) reply.code(statusOf(props.failure));
    return reply.page(<EnterPage {...props} />, {
      title: '录入放假安排',
      nav,
      crumbs: [['工作日历', nav]],
      form: true,
    });
  };

  app.get('/calendar/enter', async (request, reply) => {
    staffOf(request, ...calendarKeepers);
    const asked = queryOf(request).year;
    const year = typeof asked === 'string' && /^20\d\d$/.test(asked) ? Number(asked) : thisYear() + 1;
    const [newest] = await entriesOf(db, year);
    const entered = newest && !newest.withdrawn ? newest : undefined;
    const breaks = entered?.breaks ?? publishedBreaks(year);
    const typed = breaks ? { ...typedFrom(breaks), year: String(year), source: entered?.source ?? '' } : blank(year);
    return show(reply, { typed, ...(breaks && { inForce: entered ? '已录入的' : '平台内置的' }) });
  });

  app.post('/calendar/enter', async (request: FastifyRequest, reply) => {
    staffOf(request, ...calendarKeepers);
    let typed = typedIn(request);
    let unread: string[] | undefined;
    if (typed.step === 'read') {
      ({ typed, problems: unread } = readPasted(typed));
      if (unread.length) return show(reply, { typed, unread });
    }
    const input = inputFrom(typed);
    if (!input.ok) return show(reply, { typed, failure: input });
    if (typed.step !== 'save') {
      const { year, breaks } = input.value;
      const others = (await newestEntries(db)).filter((entry) => !entry.withdrawn && entry.year !== year);
      const told = [input.value, ...others].map((one) => arrangementFrom(one.year, one.breaks));
      return show(reply, {
        typed: { ...typed, ...typedFrom(breaks) },
        preview: { calendar: createCalendar(told), year },
      });
    }
    const result = await enterArrangement(callerOf(request), input.value);
    if (!result.ok) return show(reply, { typed, failure: result });
    return reply.notice('放假安排已启用，期限已重新计算').redirect(`${nav}?year=${input.value.year}`, 303);
  });

  app.post('/calendar/withdraw', async (request, reply) => {
    staffOf(request, ...calendarKeepers);
    const input = check(headForm.pick({ year: true }), typedIn(request));
    const result = input.ok ? await withdrawArrangement(callerOf(request), input.value) : input;
    const year = input.ok ? input.value.year : thisYear();
    return reply.notice(result.ok ? '已撤销录入，期限已重新计算' : result.message).redirect(`${nav}?year=${year}`, 303);
  });
}
