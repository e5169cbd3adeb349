import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { compileReport, differencesOf, readers, yearHref, yearOf } from '../annual-report/index.ts';
import { dayOf } from '../platform/dates.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import type { Failure } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import { submitReport } from './actions.ts';
import { latenessOf } from './lateness.ts';
import { knownOf, owes } from './owing.ts';
import { SendPage } from './pages/send.tsx';
import { senders, submitFault } from './rules.ts';
import { remarksOf, roundTimes, submissionsOf } from './store.ts';

/** 报送: a town sends its year's report up. */
export function townRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function page(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...readers);
    const year = yearOf(request);
    const submissions = await submissionsOf(db, who.authorityId, year);
    const { report, snapshot } = await compileReport(db, request.authority, year);
    const at = { year, today: dayOf(now()), parentId: request.authority.parentId };
    const [last] = submissions;
    const owed =
      at.parentId !== null && owes(request.authority, await knownOf(db, who.authorityId, last && year), year);
    const times = await roundTimes(db, who.authorityId, year);
    const shown = snapshot ?? report;
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <SendPage
        year={year}
        report={shown}
        late={owed ? latenessOf(year, times, at.today) : { first: 0, mending: 0 }}
        sinceReturned={last?.state === 'returned' ? differencesOf(last.report, shown) : undefined}
        submissions={submissions}
        remarks={
          await remarksOf(
            db,
            submissions.map(({ id }) => id),
          )
        }
        hindrance={submitFault(submissions[0], at)?.message}
        maySend={has(who, ...senders)}
        failure={failure}
      />,
      {
        title: '报送年度报告',
        nav: '/console/annual-report',
        crumbs: [
          ['年度报告', '/console/annual-report'],
          [`${year} 年度报告`, yearHref(year)],
        ],
        form: true,
        wide: true,
      },
    );
  }

  app.get('/annual-report/:year/send', (request, reply) => page(request, reply));
  app.post('/annual-report/:year/send', async (request, reply) => {
    const year = yearOf(request);
    const result = await submitReport(callerOf(request), { year });
    if (!result.ok) return page(request, reply, result);
    return reply.notice('报告已报送，审核结果会显示在报送记录里').redirect(`${yearHref(year)}/send`, 303);
  });
}
