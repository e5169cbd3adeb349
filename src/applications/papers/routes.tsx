import type { FastifyInstance, FastifyRequest } from 'fastify';
import { nameOn } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { callerOf, staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound, unwrap } from '../../platform/outcome.ts';
import { shownThirdParty } from '../privacy/applicant.ts';
import { readers } from '../rules.ts';
import { takePaper } from './actions.ts';
import { type Format, sendPaper } from './files.ts';
import { asksOthers } from './kinds.ts';
import { opinionSlip } from './opinion-slip.ts';
import { PaperPage } from './page.tsx';
import { drawDeliveryAcknowledgement, drawPaper, type PaperRow, paperById, shownAddressee } from './read.ts';

const NAV = '/console/applications';

/** As a page shows it: a third party that it goes to is named like everywhere on screen. */
function onPage(row: PaperRow): PaperRow {
  const { letter, whom, ...content } = row.content;
  return {
    ...row,
    content: {
      ...content,
      ...(whom !== undefined && { whom: shownThirdParty(whom) }),
      ...(letter && { letter: { ...letter, ...(letter.to && { to: shownThirdParty(letter.to) }) } }),
    },
  };
}

/** Papers of applications in the console, each with its files. */
export function paperRoutes(app: FastifyInstance): void {
  const { db, sealer, now } = app.services;

  /** The number of an application and its way back. */
  async function applicationOf(id: number): Promise<string> {
    const { number } = await db
      .selectFrom('applications')
      .select('number')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return number;
  }

  async function rowOf(request: FastifyRequest, id: string): Promise<PaperRow> {
    const who = staffOf(request, ...readers);
    const row = /^[1-9]\d{0,14}$/.test(id) ? await paperById(db, sealer, who.authorityId, Number(id)) : undefined;
    if (!row) throw new FailureError(notFound());
    return row;
  }

  app.get<{ Params: { file: string } }>('/applications/papers/:file', async (request, reply) => {
    const [, id = '', format] = /^(\d+)(?:\.(docx|pdf))?$/.exec(request.params.file) ?? [];
    const row = await rowOf(request, id);
    if (format === 'docx' || format === 'pdf') {
      const addressee = unwrap(await takePaper(callerOf(request), { paperId: row.id, format }));
      return sendPaper(reply, format, await drawPaper(db, request.authority, row, addressee, dayOf(now())));
    }
    const application = await applicationOf(row.applicationId);
    const shown = await shownAddressee(db, row.applicationId);
    const paper = await drawPaper(db, request.authority, onPage(row), shown, dayOf(now()));
    return reply.page(<PaperPage row={row} paper={paper} application={application} />, {
      title: paper.title,
      nav: NAV,
      wide: true,
      crumbs: [
        ['依申请公开', NAV],
        [application, `${NAV}/${row.applicationId}`],
      ],
    });
  });

  for (const format of ['docx', 'pdf'] satisfies Format[])
    app.get<{ Params: { paper: string } }>(
      `/applications/papers/:paper/opinion-slip.${format}`,
      async (request, reply) => {
        const row = await rowOf(request, request.params.paper);
        const { kind, day, number, content } = row;
        if (!asksOthers(kind) || !day || !content.letter) throw new FailureError(notFound());
        unwrap(await takePaper(callerOf(request), { paperId: row.id, format }));
        const { title, to } = content.letter;
        const organisation = await nameOn(db, request.authority, day);
        const slip = { organisation, whom: to ?? '', title, number, day };
        return sendPaper(reply, format, opinionSlip({ ...slip, third: kind === 'thirdParty' }));
      },
    );

  for (const format of ['docx', 'pdf'] satisfies Format[])
    app.get<{ Params: { paper: string } }>(
      `/applications/papers/:paper/delivery-acknowledgement.${format}`,
      async (request, reply) => {
        const row = await rowOf(request, request.params.paper);
        const { day, content } = row;
        if (!day || !content.letter) throw new FailureError(notFound());
        const addressee = unwrap(await takePaper(callerOf(request), { paperId: row.id, format }));
        const issued = { ...row, day, content: { ...content, letter: content.letter } };
        return sendPaper(reply, format, await drawDeliveryAcknowledgement(db, request.authority, issued, addressee));
      },
    );
}
