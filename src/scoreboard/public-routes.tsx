import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayOf } from '../platform/dates.ts';
import { first, queryOf } from '../platform/http/form.ts';
import { FailureError, notFound } from '../platform/outcome.ts';
import { boardOf, recordsOf } from './board.ts';
import { BoardPage, RecordsPage } from './pages/board.tsx';
import { HOME, RECORDS, STANDINGS, type Standing, TITLE, wishIn } from './rules.ts';
import { switchedOf } from './store.ts';

const PAGE = 50;
const above: [string, string] = ['政府信息公开', '/disclosure'];

/** 公开及时率 of the site, where the authority shows it. 国办发〔2019〕54号 */
export function publicRoutes(app: FastifyInstance): void {
  const { db, now, house } = app.services;

  /** @throws FailureError 404 where it is not shown */
  async function asked(request: FastifyRequest) {
    const { authority } = request;
    const one = house.brought('measures').find(({ id }) => id === 'dues.timely');
    if (!one || !(await switchedOf(db, authority.id)).shown) throw new FailureError(notFound());
    const query = queryOf(request);
    const today = dayOf(now());
    const wish = wishIn(first(query, 'year'), first(query, 'month'), today);
    return { one, query, wish, of: { authority, wish, today } };
  }

  app.get(HOME, async (request, reply) => {
    const { one, wish, of } = await asked(request);
    const board = await boardOf(db, one, of);
    const year = Number(of.today.slice(0, 4));
    return reply.page(<BoardPage {...{ board, wish }} years={[year, year - 1]} today={of.today} />, {
      ...{ title: TITLE, nav: HOME, crumbs: [above], wide: true },
    });
  });

  app.get(RECORDS, async (request, reply) => {
    const { one, query, wish, of } = await asked(request);
    const { lines } = await boardOf(db, one, of);
    const office = first(query, 'office');
    const officeId = office === '' ? undefined : /^\d{1,9}$/.test(office) ? Number(office) || null : Number.NaN;
    const line = lines.find((each) => each.officeId === officeId);
    const given = first(query, 'standing');
    const standing = STANDINGS.find((each) => each === given) as Standing | undefined;
    if (!line || (given && !standing)) throw new FailureError(notFound());
    const total = standing ? line.counts[standing] : line.all;
    const pages = Math.max(1, Math.ceil(total / PAGE));
    const page = Math.min(pages, Number(/^[1-9]\d{0,4}$/.exec(first(query, 'page'))?.[0] ?? 1));
    const rows = await recordsOf(db, one, of, { officeId, standing }, { offset: (page - 1) * PAGE, limit: PAGE });
    return reply.page(<RecordsPage {...{ wish, rows, total, page, pages, officeId, standing }} name={line.name} />, {
      ...{ title: '公开及时率的明细', nav: HOME, crumbs: [above, [TITLE, HOME]], wide: true },
    });
  });
}
