import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { followDocument } from './deliveries/follow.ts';
import { heldDeliveries } from './deliveries/held.ts';
import { handOverDeliveries } from './deliveries/office-closed.ts';
import { deliveryRoutes } from './deliveries/routes.tsx';
import { handlers, readers } from './deliveries/rules.ts';
import { countWaiting } from './deliveries/waiting.ts';
import { facilityRoutes } from './facilities/routes.tsx';
import { importRoutes } from './import/routes.tsx';
import { alikeRoutes } from './ledger/alike-routes.tsx';
import { ledgerRoutes } from './ledger/routes.tsx';
import { yearPanel } from './ledger/year-panel.tsx';

/** 公开平台 (条例 arts. 23–25): what was put out where and when, one delivery for each channel; the 主动公开台账. */
export const channels: Room = {
  name: 'channels',
  publicRoutes: noRoutes,
  staffRoutes: (app) => {
    ledgerRoutes(app);
    alikeRoutes(app);
    deliveryRoutes(app);
    importRoutes(app);
    facilityRoutes(app);
  },
  publicSide: {},
  places: [
    {
      label: '待发布',
      path: '/console/deliveries',
      roles: handlers,
      waiting: ({ db, who }) => countWaiting(db, who),
    },
    { label: '主动公开台账', path: '/console/ledger', roles: readers },
  ],
  desk: {
    lines: async ({ db, who }) => {
      const deliveries = await countWaiting(db, who);
      if (deliveries === 0) return [];
      const title = `${deliveries} 条信息等待发布到其他渠道`;
      return [{ title, href: '/console/deliveries', note: '发布后请登记时间和凭据' }];
    },
    beside: yearPanel,
  },
  words: {
    actions: {
      'channels.confirm': '发布：登记完成',
      'channels.endFacility': '公开设施：登记停用',
      'channels.edit': '修改登记的公开信息',
      'channels.fail': '发布：登记失败',
      'channels.importLedger': '导入台账',
      'channels.record': '登记一条公开信息',
      'channels.recordFacility': '公开设施：登记',
      'channels.removeFacility': '公开设施：删除登记',
      'channels.retry': '发布：重新安排',
      'channels.settle': '发布：结清',
      'channels.tellApart': '台账：注明不是重复',
      'channels.undo': '发布：撤销登记',
      'channels.undoImport': '撤销一次台账导入',
    },
    details: { others: '其他记录' },
    subjects: { delivery: '发布记录', facility: '公开设施', import: '台账导入' },
  },
  limits: noLimits,
  jobs: [],
  tells: ['ledgerChange'],
  on: { document: followDocument, officeClosed: handOverDeliveries },
  brings: { held: [heldDeliveries] },
  assets: {
    styles: [],
    consoleStyles: ['console.css'],
    islands: ['photos'],
    workers: ['read-sheet'],
  },
};
