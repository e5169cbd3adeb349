import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { applicationBrief, readers as applicationReaders } from '../applications/index.ts';
import { REMEDY_BLOCKS, REMEDY_RESULTS, type RemedyBlock, type RemedyResult } from '../law/index.ts';
import { calendarOf } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import { idOf, queryOf, type Typed } from '../platform/http/form.ts';
import { staffOf } from '../platform/http/services.ts';
import { statusOf } from '../platform/http/status.ts';
import { type Failure, FailureError, notFound } from '../platform/outcome.ts';
import { has } from '../platform/roles.ts';
import { readOpened } from '../platform/sealed-files.ts';
import { publicationBrief } from '../publishing/index.ts';
import { countCases } from './counting.ts';
import { editRoutes } from './edit-routes.tsx';
import { warningsOf } from './limits.ts';
import { CasePage } from './pages/case.tsx';
import { type Asked, CaseList } from './pages/list.tsx';
import { handlers, readers } from './rules.ts';
import { stepRoutes } from './step-routes.ts';
import { caseById, casesOf, caseYears, eventsOf, filesOf, suitsAfter } from './store.ts';

const PAGE = 50;
const nav = '/console/remedies';
const crumbs: [string, string][] = [['复议诉讼', nav]];

function askedIn(query: Typed, year: number): Asked {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '');
  return {
    year: /^20\d\d$/.test(text('year')) ? Number(text('year')) : year,
    kind: Object.hasOwn(REMEDY_BLOCKS, text('kind')) ? (text('kind') as RemedyBlock) : undefined,
    result: Object.hasOwn(REMEDY_RESULTS, text('result')) ? (text('result') as RemedyResult) : undefined,
    words: text('words').slice(0, 100) || undefined,
  };
}

/** The staff's pages of this room, below /console. */
export function staffRoutes(app: FastifyInstance): void {
  const { db, files, sealer, now } = app.services;

  app.get('/remedies', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const query = queryOf(request);
    const today = dayOf(now());
    const current = Number(today.slice(0, 4));
    const asked = askedIn(query, current);
    const page = /^[1-9]\d{0,4}$/.test(String(query.page)) ? Number(query.page) : 1;
    const [counts, rows, years, calendar] = await Promise.all([
      countCases(db, who.authorityId, asked.year),
      casesOf(db, who.authorityId, asked, { limit: PAGE + 1, offset: (page - 1) * PAGE }),
      caseYears(db, who.authorityId),
      calendarOf(db),
    ]);
    const known = [...new Set([...years, current, asked.year])].sort((a, b) => b - a);
    return reply.page(
      <CaseList
        {...{ asked, counts, calendar, today, page }}
        rows={rows.slice(0, PAGE)}
        pages={rows.length > PAGE ? page + 1 : page}
        years={known}
        handles={has(who, ...handlers)}
      />,
      { title: '复议诉讼', nav, wide: true },
    );
  });

  async function show(request: FastifyRequest, reply: FastifyReply, failure?: Failure, typed?: Typed) {
    const who = staffOf(request, ...readers);
    const of = await caseById(db, who.authorityId, idOf(request));
    if (!of) throw new FailureError(notFound());
    const [application, publication, before, suits, events, papers, calendar] = await Promise.all([
      of.applicationId === null ? undefined : applicationBrief(db, who.authorityId, { id: of.applicationId }),
      of.documentId === null ? undefined : publicationBrief(db, who.authorityId, { documentId: of.documentId }),
      of.beforeId === null ? undefined : caseById(db, who.authorityId, of.beforeId),
      suitsAfter(db, of.id),
      eventsOf(db, of.id),
      filesOf(db, of.id),
      calendarOf(db),
    ]);
    const answered = application && {
      row: application.outcome,
      deliveredOn: application.deliveredOn ?? application.closedOn,
    };
    if (failure) reply.code(statusOf(failure));
    return reply.page(
      <CasePage
        {...{ of, application, publication, before, suits, events, calendar, typed, failure }}
        files={papers}
        warnings={warningsOf(of, { reply: answered, before }, calendar)}
        today={dayOf(now())}
        handles={has(who, ...handlers)}
        opens={has(who, ...applicationReaders)}
      />,
      { title: of.title, nav, crumbs, form: true },
    );
  }

  app.get('/remedies/:id', (request, reply) => show(request, reply));
  editRoutes(app);
  stepRoutes(app, show);

  app.get('/remedies/:id/files/:file', async (request, reply) => {
    const who = staffOf(request, ...readers);
    const of = await caseById(db, who.authorityId, idOf(request));
    const file = of && (await filesOf(db, of.id)).find(({ id }) => id === idOf(request, 'file'));
    if (!file) throw new FailureError(notFound());
    const content = await readOpened(files, sealer, file.hash);
    return reply.file({ name: file.name, type: file.mediaType, content });
  });
}
