import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayOf, isDay } from '../../platform/dates.ts';
import { first, queryOf, type Typed } from '../../platform/http/form.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound } from '../../platform/outcome.ts';
import { openPostings } from '../contacts/postings.ts';
import { readers } from '../deliveries/rules.ts';
import { BOARDS } from './pages.tsx';
import { setSheet } from './sheet.ts';
import { sheetOf } from './sheet-data.ts';
import { SheetPage, sheetAddress } from './sheet-page.tsx';

/** Notices on one sheet at most: what is chosen by hand and read at a board. */
const MOST = 12;

/** What was asked for: boxes ticked, in the order of the numbers beside them, else in that of the page. */
function sheetIn(query: Typed): { deliveryIds: number[]; paper: 'A3' | 'A4'; from: string | undefined } {
  const ids = [query.d ?? []].flat().filter((text) => /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647);
  const placed = [...new Set(ids)].map((id, n) => {
    const given = first(query, `n${id}`);
    return { id: Number(id), place: /^\d{1,2}$/.test(given) ? Number(given) : 1000 + n };
  });
  const from = first(query, 'from');
  return {
    deliveryIds: placed.toSorted((a, b) => a.place - b.place).map(({ id }) => id),
    paper: first(query, 'paper') === 'A3' ? 'A3' : 'A4',
    from: isDay(from) ? from : undefined,
  };
}

/** 公示单: what hangs on boards, to be printed. */
export function sheetRoutes(app: FastifyInstance): void {
  const { db, now } = app.services;

  async function asked(request: FastifyRequest) {
    const who = staffOf(request, ...readers);
    const { deliveryIds, paper, from = dayOf(now()) } = sheetIn(queryOf(request));
    const origin = `${request.protocol}://${request.host}`;
    const sheet = await sheetOf(db, {
      authorityId: who.authorityId,
      deliveryIds: deliveryIds.slice(0, MOST),
      paper,
      from,
      origin,
    });
    return { who, deliveryIds, paper, from, sheet };
  }

  app.get(`${BOARDS.slice('/console'.length)}/sheet`, async (request, reply) => {
    const { who, deliveryIds, paper, from, sheet } = await asked(request);
    const open = await openPostings(db, who.authorityId);
    const set = sheet.notices.length ? await setSheet(sheet) : undefined;
    const page = { open, chosen: deliveryIds, paper, from, set, most: MOST };
    return reply.page(<SheetPage {...page} address={sheetAddress({ deliveryIds, paper, from })} />, {
      title: '排公示单',
      nav: BOARDS,
      crumbs: [['公开栏', BOARDS]],
      wide: true,
    });
  });

  app.get(`${BOARDS.slice('/console'.length)}/sheet.pdf`, async (request, reply) => {
    const { sheet } = await asked(request);
    if (!sheet.notices.length) throw new FailureError(notFound('没有可以排的公示，可能已被撤下'));
    const set = await setSheet(sheet);
    if (!set.ok) throw new FailureError(set);
    const name = `公示单 ${sheet.notices[0]!.title}.pdf`;
    return reply.file({ name, type: 'application/pdf', content: set.value.pdf, shown: true });
  });
}
