import type { FastifyReply } from 'fastify';
import type { AnnualReport } from '../../law/index.ts';
import type { FileReply } from '../../platform/http/file-reply.ts';
import { unwrap } from '../../platform/outcome.ts';
import { kinds as mediaTypes } from '../../platform/reading/index.ts';
import { forPublic } from '../publication/for-public.ts';
import { reportHtml } from './html.tsx';
import { tablesCsv, tablesJson } from './open-data.ts';
import { reportDocx, reportPdf } from './paper.ts';
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
    type: mediaTypes.docx,
    end: '.docx',
    make: reportDocx,
  },
  'report.pdf': {
    type: mediaTypes.pdf,
    end: '.pdf',
    make: async (report) => unwrap(await reportPdf(report)),
  },
  'report.xlsx': {
    type: mediaTypes.xlsx,
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
export async function fileOf(name: FileName, report: AnnualReport): Promise<FileReply> {
  const { type, end, make }: FileKind = kinds[name];
  const [plain, extension] = name.split('.');
  return {
    name: `${report.title ?? report.year}${end}`,
    plain: `${plain}-${report.year}.${extension}`,
    type,
    content: await make(forPublic(report)),
  };
}

/** Open data may be read from pages of any other site, and is asked for anew each time. */
export function sendOpen(reply: FastifyReply, file: FileReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .file({ ...file, caching: 'public, no-cache' });
}
