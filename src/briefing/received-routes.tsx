import type { FastifyInstance } from 'fastify';
import { monthOf } from '../measures/index.ts';
import { authoritiesBelow, authorityById } from '../organizations/index.ts';
import { dayOf, monthEnd } from '../platform/dates.ts';
import { first, idOf, queryOf } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import { FailureError, notFound, unwrap } from '../platform/outcome.ts';
import { paperDocx, paperPdf } from '../platform/papers/index.ts';
import { kinds } from '../platform/reading/index.ts';
import { ReceivedOne, ReceivedPage } from './pages/received.tsx';
import { briefingPaper } from './paper.ts';
import { RECEIVED } from './paths.ts';
import { above, monthIn, monthInWords, monthsToBegin } from './rules.ts';
import { receivedById, receivedIn } from './store.ts';
import { ofMonths } from './text/figures.ts';

const TITLE = '报送的月报';

/** What those below an office sent up. */
export function receivedRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;
  const measures = () => ofMonths(house.brought('measures'));

  app.get('/briefings/received', async (request, reply) => {
    const who = staffOf(request, ...above);
    const months = monthsToBegin(dayOf(now()));
    const asked = monthIn(first(queryOf(request), 'month'));
    const month = asked && months.includes(asked) ? asked : monthOf(dayOf(now()), 1);
    const [received, below] = await Promise.all([
      receivedIn(db, who.authorityId, month),
      authoritiesBelow(db, who.authorityId),
    ]);
    const sent = new Set(received.map(({ authorityId }) => authorityId));
    const missing = below.filter(
      ({ id, createdAt, closedAt }) => !closedAt && !sent.has(id) && dayOf(createdAt) <= monthEnd(month),
    );
    return reply.page(<ReceivedPage {...{ month, months, received }} missing={missing.map(({ name }) => name)} />, {
      ...{ title: TITLE, nav: RECEIVED, wide: true },
    });
  });

  /** @throws FailureError 404 for what was not sent here */
  async function found(request: Parameters<typeof staffOf>[0]) {
    const who = staffOf(request, ...above);
    const briefing = await receivedById(db, who.authorityId, idOf(request));
    if (!briefing) throw new FailureError(notFound());
    return briefing;
  }
  app.get('/briefings/received/:id', async (request, reply) => {
    const briefing = await found(request);
    const { code } = (await authorityById(db, briefing.authorityId))!;
    return reply.page(<ReceivedOne {...{ briefing, code }} measures={measures()} />, {
      title: `${briefing.authority}${monthInWords(briefing.month)}月报`,
      ...{ nav: RECEIVED, crumbs: [[TITLE, RECEIVED]], wide: true },
    });
  });
  for (const end of ['docx', 'pdf'] as const)
    app.get(`/briefings/received/:id/briefing.${end}`, async (request, reply) => {
      const briefing = await found(request);
      const { name, isDemo } = (await authorityById(db, briefing.authorityId))!;
      const shown = { content: briefing.content!, figures: briefing.figures! };
      const paper = briefingPaper({ name, isDemo, above: request.authority.name }, briefing, shown, measures());
      const bytes = end === 'docx' ? await paperDocx(paper) : unwrap(await paperPdf(paper));
      return reply.file({ name: `${paper.title}.${end}`, type: kinds[end], content: bytes });
    });
}
