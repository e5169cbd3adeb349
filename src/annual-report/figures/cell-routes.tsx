import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readers as applicationReaders } from '../../applications/index.ts';
import { cellOf, valueAt } from '../../law/index.ts';
import { check, queryOf, typedIn } from '../../platform/http/form.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { statusOf } from '../../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../../platform/outcome.ts';
import { has } from '../../platform/roles.ts';
import { cellHref, crumbs, NAV } from '../links.ts';
import { publishers, readers } from '../rules.ts';
import { reportRow } from '../store.ts';
import { yearOf } from '../year-of.ts';
import { correctFigure, liftCorrection } from './correction-actions.ts';
import { correctionForm } from './correction-form.ts';
import { correctionsOf } from './corrections.ts';
import { countTables } from './figures.ts';
import { Correction } from './pages/correction.tsx';
import { RecordsPage } from './pages/records.tsx';
import { recordsOf } from './records.ts';

const PAGE = 50;
/** The records behind a cell, and what was put right in it by hand. */
export function cellRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  function pathOf(request: FastifyRequest) {
    const path = (request.params as { cell: string }).cell;
    const cell = cellOf(path);
    if (!cell) throw new FailureError(notFound());
    return { path, cell };
  }

  async function cellPage(request: FastifyRequest, reply: FastifyReply, failure?: Failure) {
    const who = staffOf(request, ...readers);
    const year = yearOf(request);
    const { path, cell } = pathOf(request);
    const { page: asked } = queryOf(request);
    const number = typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
    const tables = await countTables(db, who.authorityId, year);
    const rows = { limit: PAGE, offset: (number - 1) * PAGE };
    const records = await recordsOf(db, who.authorityId, year, { cell, path, tables }, rows);
    const pages = Math.max(1, Math.ceil(records.total / PAGE));
    if (number > pages) return reply.redirect(`${cellHref(year, path)}?page=${pages}`);
    const [corrections, row] = await Promise.all([
      correctionsOf(db, who.authorityId, year),
      reportRow(db, who.authorityId, year),
    ]);
    const value = valueAt(tables, path);
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <RecordsPage
        year={year}
        path={path}
        value={value}
        published={row?.snapshot ? valueAt(row.snapshot.tables, path) : undefined}
        records={records}
        doors={has(who, ...applicationReaders)}
        page={number}
        pages={pages}
      >
        <Correction
          year={year}
          path={path}
          value={value}
          corrections={corrections.filter((one) => one.path === path)}
          may={has(who, ...publishers)}
          published={row?.state === 'published'}
          {...(failure && { typed: typedIn(request), failure })}
        />
      </RecordsPage>,
      { title: '记录', nav: NAV, crumbs: crumbs(year), form: true, wide: true },
    );
  }

  app.get('/annual-report/:year/cells/:cell', (request, reply) => cellPage(request, reply));
  app.post('/annual-report/:year/cells/:cell', async (request, reply) => {
    staffOf(request, ...readers);
    const [year, { path }] = [yearOf(request), pathOf(request)];
    const input = check(correctionForm, typedIn(request));
    const result = input.ok ? await correctFigure(callerOf(request), { year, path, ...input.value }) : input;
    if (!result.ok) return cellPage(request, reply, result);
    return reply.notice('数字已更正，原数和原因在报告中注明').redirect(cellHref(year, path), 303);
  });
  app.post('/annual-report/:year/cells/:cell/lift', async (request, reply) => {
    staffOf(request, ...readers);
    const [year, { path }] = [yearOf(request), pathOf(request)];
    const result = await liftCorrection(callerOf(request), { year, path });
    if (!result.ok) return cellPage(request, reply, result);
    return reply.notice('更正已撤销').redirect(cellHref(year, path), 303);
  });
}
