import type { FastifyInstance } from 'fastify';
import { leftOutAnywhere } from '../checks/index.ts';
import { isDay } from '../platform/dates.ts';
import { first, idOf, queryOf, typedIn } from '../platform/http/form.ts';
import { callerOf, staffOf } from '../platform/http/services.ts';
import { has, type Who } from '../platform/roles.ts';
import { documentById, steps } from '../publishing/index.ts';
import { judgeFinding } from './actions.ts';
import { outsideOf } from './outside/store.ts';
import { type Group, InspectionPage, PATH, stateNames } from './page.tsx';
import { authorityWide, judges, readers } from './rules.ts';
import { countFindings, type Finding, findingsOf, reportsOf, type Which } from './store.ts';

const PAGE = 50;
const NIGHTS = 30;

/** 每日巡检, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, house } = app.services;

  async function groupsOf(found: readonly Finding[], who: Who): Promise<Group[]> {
    const nameOf = ({ documentId, online, onlineId }: Finding) => `${documentId} ${online} ${onlineId}`;
    const texts = [...new Set(found.map(nameOf))].map((name) => found.filter((one) => nameOf(one) === name));
    return Promise.all(
      texts.map(async (findings) => {
        const { title, office, documentId, online, onlineId } = findings[0]!;
        if (documentId === null) {
          const mend = house
            .brought('online')
            .find(({ name }) => name === online)
            ?.mend(onlineId ?? '');
          return { title, office, findings, mend: mend && { ...mend, may: has(who, ...mend.roles) } };
        }
        const document = await documentById(db, documentId);
        const may = document && steps(document, who);
        return { title, office, findings, documentId, correct: !!may?.correct.ok, withdraw: !!may?.withdraw.ok };
      }),
    );
  }

  app.get('/inspection', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const query = queryOf(request);
    const state = (Object.keys(stateNames) as Which['state'][]).find((one) => one === query.state) ?? 'open';
    const day = isDay(first(query, 'day')) ? first(query, 'day') : undefined;
    const officeId = has(who, ...authorityWide) ? null : (who.officeId ?? 0);
    const asked: Which = { authorityId: who.authorityId, officeId, state, day };
    const [reports, all, outside, leftOut] = await Promise.all([
      reportsOf(db, who.authorityId, NIGHTS),
      countFindings(db, asked),
      outsideOf(db, who.authorityId, app.services.now()),
      leftOutAnywhere(db, who.authorityId),
    ]);
    const pages = Math.max(1, Math.ceil(all / PAGE));
    const wanted = /^[1-9]\d{0,5}$/.test(first(query, 'page')) ? Number(first(query, 'page')) : 1;
    const page = Math.min(wanted, pages);
    const groups = await groupsOf(await findingsOf(db, asked, { skip: (page - 1) * PAGE, most: PAGE }), who);
    return reply.page(
      <InspectionPage
        {...{ reports, outside, leftOut, groups, asked, all, page, pages }}
        judges={has(who, ...judges)}
      />,
      { title: '每日巡检', nav: PATH, form: true },
    );
  });

  app.post('/inspection/:id/judge', async (request, reply) => {
    staffOf(request, ...judges);
    const given = { id: idOf(request), reason: first(typedIn(request), 'reason').slice(0, 200) };
    const judged = await judgeFinding(callerOf(request), given);
    return reply.notice(judged.ok ? '已记为核对无误' : judged.message).redirect(PATH, 303);
  });
}
