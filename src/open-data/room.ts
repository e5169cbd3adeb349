import { noAssets, noLimits, type Room } from '../platform/room.ts';
import { asked } from './api/list.ts';
import { apiRoutes } from './api/routes.tsx';
import { KEYS } from './keys/page.tsx';
import { keyRoutes } from './keys/routes.tsx';
import { openLedgerRoutes } from './ledger-routes.ts';
import { followDocument } from './webhooks/follow.ts';
import { forgetPushes } from './webhooks/forget.ts';
import { WEBHOOKS } from './webhooks/page.tsx';
import { webhookRoutes } from './webhooks/routes.tsx';
import { countTroubled, webhookLines } from './webhooks/troubled.ts';
import { push } from './webhooks/turn.ts';

/** 数据开放 (条例 arts. 23, 24): what the public reads, for programs: a read interface, the ledger as data, keys,
 *  and webhooks that tell of changes. */
export const openData: Room = {
  name: 'open-data',
  publicRoutes: (app) => {
    apiRoutes(app);
    openLedgerRoutes(app);
  },
  staffRoutes: (app) => {
    keyRoutes(app);
    webhookRoutes(app);
  },
  publicSide: { parameters: [...asked, 'endpoint', 'id'], pages: async () => ['/api'] },
  places: [
    {
      label: '数据接口',
      path: KEYS,
      roles: ['systemAdmin'],
      settings: true,
      duty: () => '发给和停用程序读取公开信息的密钥',
    },
    {
      label: '数据推送',
      path: WEBHOOKS,
      roles: ['systemAdmin'],
      waiting: countTroubled,
      settings: true,
      duty: () => '公开、更正、撤下时通知哪些程序，没有送达的',
    },
  ],
  desk: { lines: webhookLines },
  words: {
    actions: {
      'openData.makeKey': '数据接口：生成密钥',
      'openData.revokeKey': '数据接口：停用密钥',
      'openData.makeWebhook': '数据推送：登记地址',
      'openData.pauseWebhook': '数据推送：暂停',
      'openData.webhookPaused': '数据推送：多日没有送达，平台暂停',
      'openData.resumeWebhook': '数据推送：恢复',
      'openData.removeWebhook': '数据推送：删除地址',
      'openData.renewWebhookSecret': '数据推送：生成新密钥',
      'openData.useWebhookSecret': '数据推送：启用新密钥',
      'openData.testWebhook': '数据推送：测试发送',
      'openData.resendWebhook': '数据推送：重新发送',
    },
    details: { receiver: '接收方' },
    subjects: { apiKey: '密钥', webhook: '推送地址' },
  },
  limits: noLimits,
  jobs: [
    { name: 'webhooks', everyMs: 1_000, run: push },
    { name: 'forgetPushes', everyMs: 3_600_000, run: forgetPushes },
  ],
  tells: [],
  on: { document: followDocument },
  brings: {},
  assets: noAssets,
};
