import type { FastifyInstance, FastifyRequest } from 'fastify';
import { calendarOf } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { queryOf } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, invalid } from '../../platform/outcome.ts';
import { kinds } from '../../platform/reading/index.ts';
import { has } from '../../platform/roles.ts';
import { handlers, readers } from '../deliveries/rules.ts';
import { lateAmong } from '../deliveries/timeliness.ts';
import { listsOf } from '../lists.ts';
import { ledgerYears } from './counts.ts';
import { EXCEL_ROWS, exportCsv, exportExcel } from './export.ts';
import { filterIn, type LedgerFilter, ledgerHref } from './filter.ts';
import { LedgerPage } from './page.tsx';
import { ledgerFigures, ledgerPage, PAGES } from './queries.ts';

/** 主动公开台账 and its exports. */
export function ledgerRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/ledger', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const query = queryOf(request);
    const filter = filterIn(query);
    const thisYear = Number(dayOf(app.services.now()).slice(0, 4));
    // Opened without any wish, it shows this year.
    if (Object.keys(query).length === 0) return reply.redirect(ledgerHref({ year: thisYear }), 303);
    const page = Math.min(PAGES, Math.max(1, Math.trunc(Number(query.page)) || 1));
    const [rows, figures, years, lists] = await Promise.all([
      ledgerPage(db, who.authorityId, filter, page),
      ledgerFigures(db, who.authorityId, filter),
      ledgerYears(db, who.authorityId),
      listsOf(db, who.authorityId),
    ]);
    const calendar = await calendarOf(db);
    const known = [...new Set([thisYear, ...years, ...(filter.year ? [filter.year] : [])])].sort((a, b) => b - a);
    return reply.page(
      <LedgerPage
        rows={rows}
        figures={figures}
        filter={filter}
        page={page}
        years={known}
        lists={lists}
        calendar={calendar}
        over={await lateAmong(db, rows, calendar)}
        writes={has(who, ...handlers)}
      />,
      { title: '主动公开台账', nav: '/console/ledger', wide: true },
    );
  });

  app.get('/ledger/export.csv', async (request, reply) => {
    const { authorityId, filter, lists } = await asked(request);
    const content = exportCsv(db, authorityId, filter, lists);
    return reply.file({ ...named(filter, 'csv'), type: 'text/csv; charset=utf-8', content });
  });

  app.get('/ledger/export.xlsx', async (request, reply) => {
    const { authorityId, filter, lists } = await asked(request);
    const figures = await ledgerFigures(db, authorityId, filter);
    const rows = filter.channel ? (figures.get(filter.channel) ?? 0) : [...figures.values()].reduce((a, b) => a + b, 0);
    if (rows > EXCEL_ROWS)
      throw new FailureError(invalid('记录超过一张 Excel 表能容纳的行数，请按年度筛选后导出，或导出 CSV'));
    const content = exportExcel(db, authorityId, filter, lists);
    return reply.file({ ...named(filter, 'xlsx'), type: kinds.xlsx, content });
  });

  async function asked(request: FastifyRequest) {
    const { authorityId } = staffOf(request, ...readers);
    return { authorityId, filter: filterIn(queryOf(request)), lists: await listsOf(db, authorityId) };
  }
}

function named({ year, month }: LedgerFilter, kind: string): { name: string; plain: string } {
  const time = [year && `${year}年`, month && `${month}月`].filter(Boolean).join('');
  return { name: `主动公开台账${time}.${kind}`, plain: `ledger.${kind}` };
}
