import { noAssets, noLimits, type Room } from '../platform/room.ts';
import { followDocument } from './receiving/actions.ts';
import { forgetNonces } from './receiving/asked.ts';
import { exchangeRoutes } from './receiving/routes.ts';
import { moveToOffice } from './suppliers/office-closed.ts';
import { SUPPLIERS } from './suppliers/pages.tsx';
import { readers, supplierRoutes } from './suppliers/routes.tsx';

/** 供稿: authorities that supply one another with what they signed off, instance to instance (条例 arts. 23, 24). */
export const exchange: Room = {
  name: 'exchange',
  publicRoutes: exchangeRoutes,
  staffRoutes: supplierRoutes,
  publicSide: {},
  places: [
    {
      label: '供稿单位',
      path: SUPPLIERS,
      roles: readers,
      settings: true,
      duty: () => '登记向本网站报送信息的机关，发给和更换密钥',
    },
  ],
  desk: {},
  words: {
    actions: {
      'exchange.addSupplier': '供稿单位：登记',
      'exchange.declare': '供稿：供稿单位变更效力',
      'exchange.changeSupplier': '供稿单位：修改登记',
      'exchange.placeColumn': '供稿单位：栏目对应',
      'exchange.receive': '供稿：收到',
      'exchange.renewKey': '供稿单位：更换密钥',
      'exchange.stopSupplier': '供稿单位：停用或者恢复',
      'exchange.withdraw': '供稿：供稿单位撤下',
    },
    subjects: { supplier: '供稿单位' },
    details: { supplier: '供稿单位', waits: '等待公开', again: '重复' },
  },
  limits: noLimits,
  jobs: [{ name: 'forgetNonces', everyMs: 600_000, run: forgetNonces }],
  tells: [],
  on: { document: followDocument, officeClosed: moveToOffice },
  brings: {},
  assets: noAssets,
};
