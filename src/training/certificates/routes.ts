import type { FastifyInstance } from 'fastify';
import { authorityById, nameOn } from '../../organizations/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { staffOf } from '../../platform/http/services.ts';
import { FailureError, notFound, unwrap } from '../../platform/outcome.ts';
import { demoMark, type Paper, paperPdf } from '../../platform/papers/index.ts';
import { kinds } from '../../platform/reading/index.ts';
import { meantFor } from '../people.ts';
import { reachedBy } from '../reached.ts';
import { keeps } from '../rules.ts';
import { certificatePaper } from './paper.ts';
import { certificateById } from './store.ts';

/** 证书 and 签到表 as files. */
export function paperRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get<{ Params: { file: string } }>('/training/certificates/:file', async (request, reply) => {
    const who = staffOf(request);
    const id = /^([1-9]\d{0,8})\.pdf$/.exec(request.params.file)?.[1];
    const certificate = id ? await certificateById(db, Number(id)) : undefined;
    const may = certificate && (certificate.staffId === who.id || keeps(who, certificate));
    if (!may || certificate.withdrawnOn) throw new FailureError(notFound());
    const by = (await authorityById(db, certificate.authorityId))!;
    const paper = certificatePaper(certificate, by, await nameOn(db, by, certificate.issuedOn));
    return reply.file({
      ...{ name: `${paper.title}.pdf`, plain: 'certificate.pdf', type: kinds.pdf },
      content: unwrap(await paperPdf(paper)),
    });
  });

  app.get('/training/:id/sheet.pdf', async (request, reply) => {
    const training = await reachedBy(request);
    if (!keeps(staffOf(request), training)) throw new FailureError(notFound());
    const people = await meantFor(db, training);
    const { title, place, startsAt, teacher } = training;
    const paper: Paper = {
      ...{ title: `签到表 ${title}`, author: request.authority.name },
      ...demoMark(request.authority.isDemo),
      blocks: [
        { kind: 'title', lines: ['培训签到表'] },
        { kind: 'paragraph', text: `${title}。${minuteOf(startsAt)}，${place}，授课人：${teacher}。` },
        {
          kind: 'table',
          widths: [1, 4, 5, 4, 3],
          head: 1,
          size: 12,
          rowHeight: 24,
          rows: [
            ['序号', '姓名', '科室', '签名', '到场时间'].map((text) => ({ text, strong: true })),
            ...people.map(({ name, office }, n) =>
              [String(n + 1), name, office ?? '', '', ''].map((text) => ({ text })),
            ),
          ],
        },
      ],
    };
    return reply.file({
      ...{ name: `${paper.title}.pdf`, plain: 'sheet.pdf', type: kinds.pdf },
      content: unwrap(await paperPdf(paper)),
    });
  });
}
