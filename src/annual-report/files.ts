import type { FastifyReply } from 'fastify';
import type { AnnualReport } from '../law/index.ts';
import { reportDocx } from './docx.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The report as a Word file to keep. */
export async function sendDocx(reply: FastifyReply, report: AnnualReport): Promise<FastifyReply> {
  const name = `${report.title ?? report.year}.docx`;
  return reply
    .type(WORD)
    .header(
      'content-disposition',
      `attachment; filename="report-${report.year}.docx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .send(await reportDocx(report));
}

/** The report as data. */
export function sendJson(reply: FastifyReply, report: AnnualReport): FastifyReply {
  return reply
    .type('application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="report-${report.year}.json"`)
    .send(`${JSON.stringify(report, null, 1)}\n`);
}
