import { noAssets, noLimits, type Room } from '../platform/room.ts';
import { asked } from './api/list.ts';
import { apiRoutes } from './api/routes.tsx';
import { KEYS } from './keys/page.tsx';
import { keyRoutes } from './keys/routes.tsx';
import { openLedgerRoutes } from './ledger-routes.ts';

/** 数据开放 (条例 arts. 23, 24): what the public reads, for programs: a read interface, the ledger as data, keys. */
export const openData: Room = {
  name: 'open-data',
  publicRoutes: (app) => {
    apiRoutes(app);
    openLedgerRoutes(app);
  },
  staffRoutes: keyRoutes,
  publicSide: { parameters: [...asked, 'endpoint', 'id'], pages: async () => ['/api'] },
  places: [
    {
      label: '数据接口',
      path: KEYS,
      roles: ['systemAdmin'],
      settings: true,
      duty: () => '发给和停用程序读取公开信息的密钥',
    },
  ],
  desk: {},
  words: {
    actions: { 'openData.makeKey': '数据接口：生成密钥', 'openData.revokeKey': '数据接口：停用密钥' },
    subjects: { apiKey: '密钥' },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: {},
  brings: {},
  assets: noAssets,
};
