import { noAssets, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { orderLimits, orderLines, waiting } from './orders/desk.ts';
import { ORDER_MAIL } from './orders/mails.ts';
import { orderMeasures } from './orders/measures.ts';
import { orderRoutes } from './orders/routes.tsx';
import { ORDERS } from './paths.ts';
import { readers } from './rules.ts';

/** 监督: what the competent office has the authorities below it mend. 条例 arts. 46, 47 */
export const supervision: Room = {
  name: 'supervision',
  publicRoutes: noRoutes,
  staffRoutes: orderRoutes,
  publicSide: {},
  places: [
    {
      label: '督办单',
      group: 'supervision',
      path: ORDERS,
      roles: readers,
      waiting: async (asked) => (await waiting(asked)).length,
    },
  ],
  desk: { lines: orderLines },
  words: {
    actions: {
      'supervision.accept': '督办单：验收办结',
      'supervision.answer': '督办单：反馈整改情况',
      'supervision.extend': '督办单：延期',
      'supervision.issue': '督办单：下达',
      'supervision.remind': '督办单：催办',
      'supervision.return': '督办单：退回重办',
      'supervision.withdraw': '督办单：撤销',
    },
    subjects: { 'supervision-order': '督办单' },
  },
  limits: orderLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {
    articles,
    measures: orderMeasures,
    mails: [
      {
        mail: ORDER_MAIL,
        label: '督办单',
        help: '督办单下达、催办、退回、延期、办结，或者对方已经反馈时',
        roles: readers,
      },
    ],
  },
  assets: noAssets,
};
