import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { differencesOf, type PlaceRemark, publishedBelow, reportRow, yearOf } from '../annual-report/index.ts';
import { SECTION_TITLES } from '../law/index.ts';
import { authorityByCode } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { check, field, queryOf, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { decideSubmission } from './actions.ts';
import { latenessOf } from './lateness.ts';
import { regionHref, submissionHref } from './links.ts';
import { withoutAccount } from './on-behalf/action.ts';
import { findingKey } from './pages/finding-review.tsx';
import { StandingPage } from './pages/standing.tsx';
import { SubmissionPage } from './pages/submission.tsx';
import { remindOfReport } from './remind.ts';
import { remindersBelow } from './reminders.ts';
import { cityOffice } from './rules.ts';
import { findingsOf, standingOf } from './standing.ts';
import { acceptedReports, regionYears, remarksOf, roundTimes, submissionsOf } from './store.ts';

const NAV = '/console/region';
const decisionForm = z.object({
  id: field.count('请刷新页面后再办理'),
  remark: z.string().trim().max(2000, '意见最多 2000 个字').default(''),
  finding: field.list(),
  decision: z.enum(['accept', 'return'], '请选择接收或者退回'),
});

/** The city's office: who has sent, what was sent, and the decision on it. */
export function cityRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  app.get('/region', (request, reply) => {
    staffOf(request, ...cityOffice);
    return reply.redirect(regionHref(Number(dayOf(now()).slice(0, 4)) - 1));
  });

  app.get('/region/:year', async (request, reply) => {
    const who = staffOf(request, ...cityOffice);
    const year = yearOf(request);
    const today = dayOf(now());
    const [standing, alone, reminders, known, row] = await Promise.all([
      standingOf(db, who.authorityId, year, today),
      withoutAccount(db, who.authorityId),
      remindersBelow(db, who.authorityId, year),
      regionYears(db, who.authorityId),
      reportRow(db, who.authorityId, year, 'region'),
    ]);
    const all = [Number(today.slice(0, 4)) - 1, year, ...known];
    const last = Math.max(...all);
    const years = Array.from({ length: last - Math.min(...all) + 1 }, (_, n) => last - n);
    return reply.page(
      <StandingPage
        year={year}
        years={years}
        today={today}
        standing={standing}
        withoutAccount={new Set(alone.map(({ code }) => code))}
        reminders={reminders}
        publishedOn={row?.published_on ?? null}
      />,
      { title: `${year} 年度报告报送`, nav: NAV, wide: true },
    );
  });

  app.post('/region/:year/authorities/:code/remind', async (request, reply) => {
    staffOf(request, ...cityOffice);
    const year = yearOf(request);
    const { code } = request.params as { code: string };
    const result = await remindOfReport(callerOf(request), { year, code });
    if (!result.ok && result.code === 'notFound') throw new FailureError(result);
    const mailed = result.ok && result.value > 0 ? `，并发出 ${result.value} 封邮件` : '';
    const said = result.ok ? `已催报，显示在该机关的工作台上${mailed}` : result.message;
    return reply.notice(said).redirect(typedIn(request).from === 'desk' ? '/console' : regionHref(year), 303);
  });

  async function submissionPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...cityOffice);
    const year = yearOf(request);
    const authority = await authorityByCode(db, (request.params as { code: string }).code);
    if (authority?.parentId !== who.authorityId) throw new FailureError(notFound());
    const [submissions, before, row] = await Promise.all([
      submissionsOf(db, authority.id, year),
      acceptedReports(db, who.authorityId, year - 1),
      reportRow(db, who.authorityId, year, 'region'),
    ]);
    const asked = queryOf(request).round;
    const shown = asked === undefined ? submissions[0] : submissions.find(({ round }) => String(round) === asked);
    if (!shown) throw new FailureError(notFound());
    const earlier = submissions.find(({ round }) => round === shown.round - 1);
    const published = (await publishedBelow(db, who.authorityId, year)).get(authority.id);
    const said = await remarksOf(
      db,
      submissions.map(({ id }) => id),
    );
    const times = await roundTimes(db, authority.id, year);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <SubmissionPage
        year={year}
        submissions={submissions}
        shown={shown}
        remarks={said}
        findings={findingsOf(shown.report, before)}
        unchecked={
          before.some((one) => one.authority.code === authority.code)
            ? undefined
            : `没有已接收的 ${year - 1} 年度报告可对照，上下年度衔接没有核对`
        }
        earlier={
          earlier && {
            round: earlier.round,
            findings: findingsOf(earlier.report, before),
            remarks: said.get(earlier.id) ?? [],
            differences: differencesOf(earlier.report, shown.report),
          }
        }
        late={latenessOf(year, times, dayOf(now()))}
        sincePublished={published && shown === submissions[0] ? differencesOf(shown.report, published) : undefined}
        regionPublished={row?.state === 'published'}
        typed={failure && typedIn(request)}
        failure={failure}
      />,
      {
        title: authority.name,
        nav: NAV,
        crumbs: [[`${year} 年度报告报送`, regionHref(year)]],
        form: true,
        wide: true,
      },
    );
  }

  /** What a form says of places: ticked findings in their own words, and a line for a section. */
  async function placesSaid(request: FastifyRequest, ticked: readonly string[]): Promise<PlaceRemark[]> {
    const who = staffOf(request, ...cityOffice);
    const year = yearOf(request);
    const authority = await authorityByCode(db, (request.params as { code: string }).code);
    const [newest] = authority?.parentId === who.authorityId ? await submissionsOf(db, authority.id, year) : [];
    if (!newest) throw new FailureError(notFound());
    const findings = findingsOf(newest.report, await acceptedReports(db, who.authorityId, year - 1));
    const typed = typedIn(request);
    const sections = SECTION_TITLES.map((_, n) => typed[`section-${n}`]);
    return [
      ...findings
        .filter((one) => ticked.includes(findingKey(one)))
        .map(({ where, message }) => ({ place: where, remark: message })),
      ...sections.flatMap((said, n) =>
        typeof said === 'string' && said.trim() ? [{ place: `sections[${n}]`, remark: said.trim().slice(0, 500) }] : [],
      ),
    ];
  }

  app.get('/region/:year/authorities/:code', (request, reply) => submissionPage(request, reply));
  app.post('/region/:year/authorities/:code/decide', async (request, reply) => {
    const input = check(decisionForm, typedIn(request));
    if (!input.ok) return submissionPage(request, reply, input);
    const { id, remark, decision, finding } = input.value;
    const accepted = decision === 'accept';
    const places = accepted ? [] : await placesSaid(request, finding);
    const result = await decideSubmission(callerOf(request), { id, remark, accepted, places });
    if (!result.ok) return submissionPage(request, reply, result);
    const { code } = request.params as { code: string };
    return reply
      .notice(accepted ? '报告已接收，纳入本地区汇总' : '报告已退回，意见列在报送记录里')
      .redirect(submissionHref(yearOf(request), code), 303);
  });
}
