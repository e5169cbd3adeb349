import type { FastifyReply } from 'fastify';
import type { AnnualReport } from '../law/index.ts';
import { unwrap } from '../platform/outcome.ts';
import { reportDocx } from './docx.ts';
import { forPublic } from './for-public.ts';
import { reportHtml } from './html.tsx';
import { tablesCsv, tablesJson } from './open-data.ts';
import { reportPdf } from './pdf.ts';
import { reportXlsx } from './xlsx.ts';

interface FileKind {
  type: string;
  /** end of the file's name when kept */
  end: string;
  make(report: AnnualReport): string | Buffer | Promise<Buffer>;
}

/** The report as files, by the last part of their address. */
const kinds = {
  'report.docx': {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    end: '.docx',
    make: reportDocx,
  },
  'report.pdf': {
    type: 'application/pdf',
    end: '.pdf',
    make: async (report) => unwrap(await reportPdf(report)),
  },
  'report.xlsx': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    end: '.xlsx',
    make: reportXlsx,
  },
  'report.html': { type: 'text/html; charset=utf-8', end: '.html', make: reportHtml },
  'report.json': {
    type: 'application/json; charset=utf-8',
    end: '.json',
    make: (report) => `${JSON.stringify(report, null, 1)}\n`,
  },
  'tables.csv': { type: 'text/csv; charset=utf-8', end: '三张表.csv', make: tablesCsv },
  'tables.json': { type: 'application/json; charset=utf-8', end: '三张表.json', make: tablesJson },
} as const satisfies Record<string, FileKind>;
export type FileName = keyof typeof kinds;
export const fileNames = Object.keys(kinds) as FileName[];

/** The report as a file to keep. */
export async function sendFile(reply: FastifyReply, name: FileName, report: AnnualReport): Promise<FastifyReply> {
  const { type, end, make }: FileKind = kinds[name];
  const [plain, extension] = name.split('.');
  return sendNamed(reply, {
    type,
    plain: `${plain}-${report.year}.${extension}`,
    name: `${report.title ?? report.year}${end}`,
    content: await make(forPublic(report)),
  });
}

/** Open data may be read from pages of any other site. */
export function openTo(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
}

/** A file to keep, under its Chinese name; `plain`: the name for programs that know only ASCII. */
export function sendNamed(
  reply: FastifyReply,
  { type, plain, name, content }: { type: string; plain: string; name: string; content: string | Buffer },
): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(content);
}
