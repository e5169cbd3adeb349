import { z } from 'zod';
import { countDeliveries, countsByMonth, ledgerYears } from '../../channels/index.ts';
import { CHANNELS, channels } from '../../law/index.ts';
import { endpoint, param } from './endpoint.ts';

const counts = z.object({
  year: z.number(),
  total: z.number(),
  channels: z.array(z.object({ id: z.string(), name: z.string(), count: z.number() })),
  months: z.array(z.number()).meta({ description: '一月至十二月' }),
  csv: z.string().meta({ description: '当年台账的逐条数据，CSV' }),
  json: z.string().meta({ description: '同上，JSON' }),
});

const figures = endpoint({
  path: '/api/v1/figures/{year}',
  name: '公开数量',
  summary: '一年里在各渠道公开的条数，与年度报告同一本账',
  params: z.object({ year: param.year }),
  answer: counts,
  run: async ({ db, authority, site }, { year }) => {
    const [byChannel, months] = await Promise.all([
      countDeliveries(db, authority.id, year),
      countsByMonth(db, authority.id, year),
    ]);
    return {
      year,
      total: channels.reduce((sum, id) => sum + byChannel[id], 0),
      channels: channels.map((id) => ({ id, name: CHANNELS[id].name, count: byChannel[id] })),
      months,
      csv: `${site}/open-data/ledger-${year}.csv`,
      json: `${site}/open-data/ledger-${year}.json`,
    };
  },
});

const years = endpoint({
  path: '/api/v1/figures',
  name: '有数据的年度',
  summary: '台账里有公开记录的年度，最近的在前',
  params: z.object({}),
  answer: z.object({ years: z.array(z.object({ year: z.number(), data: z.string() })) }),
  run: async ({ db, authority, site }) => ({
    years: (await ledgerYears(db, authority.id)).map((year) => ({ year, data: `${site}/api/v1/figures/${year}` })),
  }),
});

export const ledgerEndpoints = [years, figures];
