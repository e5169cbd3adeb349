import { noAssets, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { beyondLines } from './bounds/desk.ts';
import { BOUNDS_MAIL, followBounds } from './bounds/follow.ts';
import { LETTER_MAIL } from './letters/actions.ts';
import { letterLines } from './letters/desk.ts';
import { orderLimits, orderLines, waiting } from './orders/desk.ts';
import { ORDER_MAIL } from './orders/mails.ts';
import { orderMeasures } from './orders/measures.ts';
import { CITY, CITY_TITLE, ORDERS, OWN, OWN_TITLE } from './paths.ts';
import { staffRoutes } from './routes.ts';
import { answerers, cityOffice, readers } from './rules.ts';

const FOLLOW_EVERY_MS = 600_000;

/** 监督: how the authorities below an office stand, and what it has them mend. 条例 arts. 46, 47 */
export const supervision: Room = {
  name: 'supervision',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [
    { label: CITY_TITLE, group: 'supervision', path: CITY, roles: cityOffice },
    { label: OWN_TITLE, group: 'supervision', path: OWN, roles: answerers },
    {
      label: '督办单',
      group: 'supervision',
      path: ORDERS,
      roles: readers,
      waiting,
    },
  ],
  desk: {
    lines: async (asked) => [
      ...(await beyondLines(asked)),
      ...(await letterLines(asked)),
      ...(await orderLines(asked)),
    ],
  },
  words: {
    actions: {
      'supervision.accept': '督办单：验收办结',
      'supervision.answer': '督办单：反馈整改情况',
      'supervision.extend': '督办单：延期',
      'supervision.issue': '督办单：下达',
      'supervision.letter': '提醒函：发送',
      'supervision.readLetter': '提醒函：已阅',
      'supervision.remind': '督办单：催办',
      'supervision.return': '督办单：退回重办',
      'supervision.set': '各地情况：设定评分办法和界线',
      'supervision.withdraw': '督办单：撤销',
    },
    subjects: { 'supervision-letter': '提醒函', 'supervision-order': '督办单' },
  },
  limits: orderLimits,
  jobs: [{ name: 'followBounds', everyMs: FOLLOW_EVERY_MS, run: followBounds }],
  tells: [],
  on: {},
  brings: {
    articles,
    measures: orderMeasures,
    mails: [
      {
        mail: BOUNDS_MAIL,
        label: '单位超出界线',
        help: '所辖单位的数字新超出市里设定的界线时，每项一次',
        roles: cityOffice,
      },
      { mail: LETTER_MAIL, label: '上级的提醒函', help: '市里提醒本单位的公开工作时', roles: answerers },
      {
        mail: ORDER_MAIL,
        label: '督办单',
        help: '督办单下达、催办、退回、延期、办结，或者对方已经反馈时',
        roles: readers,
      },
    ],
  },
  assets: { ...noAssets, styles: ['city.css'] },
};
