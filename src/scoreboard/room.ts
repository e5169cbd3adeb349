import { noAssets, noLimits, type Room } from '../platform/room.ts';
import { answeringBoard, boardPages, isShown } from './found.ts';
import { phrases } from './phrases.ts';
import { publicRoutes } from './public-routes.tsx';
import { DESK, HOME, switchers, TITLE } from './rules.ts';
import { staffRoutes } from './staff-routes.tsx';

/** 公开及时率: how timely an authority publishes what it owes, on its site where it wishes. 国办发〔2019〕54号 */
export const scoreboard: Room = {
  name: 'scoreboard',
  publicRoutes,
  staffRoutes,
  publicSide: {
    phrases,
    doors: [{ label: TITLE, href: HOME, under: '/disclosure', about: '应公开的事项按期公开了多少', shown: isShown }],
    parameters: ['year', 'month', 'office', 'standing', 'page'],
    pages: boardPages,
    answers: answeringBoard,
  },
  places: [{ label: TITLE, group: 'supervision', path: DESK, roles: switchers, settings: true }],
  desk: {},
  words: {
    actions: { 'scoreboard.switch': '公开及时率：开启或者关闭' },
    details: { shown: '网站显示' },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {},
  assets: noAssets,
};
