import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { csvField, type OpenRow, openLedger } from '../channels/index.ts';
import { channelNames, disclosureItem } from '../law/index.ts';
import { siteAddress } from '../platform/http/origin.ts';
import { FailureError, notFound } from '../platform/outcome.ts';

const heads = ['编号', '信息标题', '公开渠道', '公开日期', '科室', '栏目', '法定公开事项', '成文日期', '链接'];
const HOURLY = { config: { rateLimit: { max: 60, timeWindow: '1 hour' } } };

/** The ledger of a year as open data: what was made public where and when, as it is read. */
export function openLedgerRoutes(app: FastifyInstance): void {
  const { db } = app.services;

  app.get('/open-data/ledger-:year.csv', HOURLY, async (request, reply) => {
    const year = yearIn(request);
    const lines = async function* () {
      yield `\ufeff${heads.join(',')}\r\n`;
      for await (const rows of openLedger(db, request.authority.id, year))
        yield rows.map((row) => `${cellsOf(row, request).map(csvField).join(',')}\r\n`).join('');
    };
    return reply.file({
      ...{ name: `主动公开台账${year}.csv`, plain: `ledger-${year}.csv`, type: 'text/csv; charset=utf-8' },
      content: Readable.from(lines(), { objectMode: false }),
    });
  });

  app.get('/open-data/ledger-:year.json', HOURLY, async (request, reply) => {
    const year = yearIn(request);
    const { name } = request.authority;
    const lines = async function* () {
      yield `{"authority":${JSON.stringify(name)},"year":${year},"rows":[`;
      let before = '';
      for await (const rows of openLedger(db, request.authority.id, year)) {
        yield before + rows.map((row) => JSON.stringify({ ...row, url: urlOf(row, request) })).join(',\n');
        before = ',\n';
      }
      yield ']}\n';
    };
    return reply.file({
      ...{ name: `主动公开台账${year}.json`, plain: `ledger-${year}.json`, type: 'application/json; charset=utf-8' },
      content: Readable.from(lines(), { objectMode: false }),
    });
  });
}

function yearIn(request: FastifyRequest): number {
  const { year } = request.params as { year: string };
  if (!/^20\d\d$/.test(year)) throw new FailureError(notFound());
  return Number(year);
}

/** What stands on the site has its whole address. */
const urlOf = ({ url }: OpenRow, request: FastifyRequest): string =>
  url.startsWith('/') ? siteAddress(request) + url : url;

const cellsOf = (row: OpenRow, request: FastifyRequest): string[] => [
  ...[String(row.id), row.title, channelNames[row.channel], row.deliveredOn, row.officeName, row.columnName ?? ''],
  ...[(row.articleItem && disclosureItem(row.articleItem)?.short) || '', row.formedOn ?? '', urlOf(row, request)],
];
