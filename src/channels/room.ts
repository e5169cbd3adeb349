import { type DeskLine, noLimits, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { BOARDS } from './boards/pages.tsx';
import { boardRoutes } from './boards/routes.tsx';
import { hearChanges } from './city-website/changes.ts';
import { deadAddressLines } from './city-website/line.ts';
import { CITY } from './city-website/page.tsx';
import { cityWebsiteRoutes } from './city-website/routes.tsx';
import { visitAddresses } from './city-website/visits.ts';
import { restLines } from './connectors/line.ts';
import { CONNECTORS } from './connectors/page.tsx';
import { connectorRoutes } from './connectors/routes.tsx';
import { heldPostings } from './contacts/held.ts';
import { countTodos, todosOf } from './contacts/postings.ts';
import { doers, dueOf } from './contacts/rules.ts';
import { TODAY } from './contacts/today-page.tsx';
import { todayRoutes } from './contacts/today-routes.tsx';
import { chaseOverdue } from './deliveries/chase.ts';
import { followDocument } from './deliveries/follow.ts';
import { heldDeliveries } from './deliveries/held.ts';
import { handOverDeliveries } from './deliveries/office-closed.ts';
import { deliveryRoutes } from './deliveries/routes.tsx';
import { handlers, readers } from './deliveries/rules.ts';
import { countWaiting } from './deliveries/waiting.ts';
import { WITHDRAWN_MAIL } from './deliveries/withdrawn.ts';
import { outsideLines } from './desk/line.ts';
import { DESK } from './desk/page.tsx';
import { deskRoutes } from './desk/routes.tsx';
import { facilityRoutes } from './facilities/routes.tsx';
import { figureRoutes } from './figures/routes.tsx';
import { GROUPS } from './groups/pages.tsx';
import { shortLinkRoutes } from './groups/public-routes.ts';
import { groupRoutes } from './groups/routes.tsx';
import { openedLinks } from './groups/signals.ts';
import { importRoutes } from './import/routes.tsx';
import { alikeRoutes } from './ledger/alike-routes.tsx';
import { ledgerMeasures } from './ledger/measures.ts';
import { ledgerRoutes } from './ledger/routes.tsx';
import { yearPanel } from './ledger/year-panel.tsx';
import { transmissionRoutes } from './transmissions/routes.tsx';
import { countForPersons } from './transmissions/store.ts';
import { SEND_EVERY_MS, transmit } from './transmissions/turn.ts';
import { articleRoutes } from './wechat/by-hand/routes.tsx';
import { callbackParameters, callbackRoutes } from './wechat/callback-routes.ts';

/** 公开平台 (条例 arts. 23–25): what was put out where and when, one delivery for each channel; the 主动公开台账. */
export const channels: Room = {
  name: 'channels',
  publicRoutes: (app) => {
    callbackRoutes(app);
    shortLinkRoutes(app);
  },
  staffRoutes: (app) => {
    ledgerRoutes(app);
    alikeRoutes(app);
    deliveryRoutes(app);
    transmissionRoutes(app);
    connectorRoutes(app);
    cityWebsiteRoutes(app);
    articleRoutes(app);
    importRoutes(app);
    facilityRoutes(app);
    boardRoutes(app);
    groupRoutes(app);
    todayRoutes(app);
    deskRoutes(app);
    figureRoutes(app);
  },
  publicSide: { parameters: callbackParameters },
  places: [
    {
      label: '今日任务',
      group: 'channels',
      path: TODAY,
      roles: doers,
      waiting: ({ db, who, today, now }) => countTodos(db, who, today, now),
    },
    {
      label: '待发布',
      group: 'channels',
      path: '/console/deliveries',
      roles: handlers,
      waiting: async ({ db, who, now }) => (await countWaiting(db, who, now)) + (await countForPersons(db, who)),
    },
    { label: '渠道总台', group: 'channels', path: DESK, roles: readers },
    { label: '市政府网站', group: 'channels', path: CITY, roles: readers },
    { label: '公开栏', group: 'channels', path: BOARDS, roles: readers },
    { label: '居民微信群', group: 'channels', path: GROUPS, roles: readers },
    { label: '发布接口', path: CONNECTORS, roles: ['systemAdmin'], settings: true },
    { label: '主动公开台账', group: 'channels', path: '/console/ledger', roles: readers },
  ],
  desk: {
    lines: async (asked) => {
      const { db, who, now, today } = asked;
      const lines: DeskLine[] = [
        ...(await outsideLines(asked)),
        ...(await restLines(asked)),
        ...(await deadAddressLines(asked)),
      ];
      const deliveries = await countWaiting(db, who, now);
      if (deliveries > 0) {
        const title = `${deliveries} 条信息等待发布到其他渠道`;
        lines.push({ title, href: '/console/deliveries', note: '发布后请登记时间和凭据' });
      }
      const tasks = await countTodos(db, who, today, now);
      if (tasks > 0) {
        const by = (await todosOf(db, who, today, now)).flatMap((task) => dueOf(task) ?? []).sort()[0];
        const title = `公开栏、微信群有 ${tasks} 项任务`;
        lines.push({ title, href: TODAY, note: '张贴、转发、替换或者撤下', ...(by && { by }) });
      }
      return lines;
    },
    begins: (who) => (who.roles.length > 0 && who.roles.every((role) => role === 'contact') ? TODAY : undefined),
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
      'channels.shown': '发布：终端已显示',
      'channels.shownAfter': '发布：终端已替换、撤下',
      'channels.tellApart': '台账：注明不是重复',
      'channels.undo': '发布：撤销登记',
      'channels.send': '发布：交由平台发送',
      'channels.redo': '发布：交由平台替换、撤下',
      'channels.approve': '发布：确认发出',
      'channels.cancel': '发布：取消发送',
      'channels.again': '发布：重新发送',
      'channels.seen': '发布：核对没有听到答复的',
      'channels.saveConnector': '设置发布接口',
      'channels.undoImport': '撤销一次台账导入',
      'channels.recordPlace': '公开栏、微信群：登记一处',
      'channels.changePlace': '公开栏、微信群：修改登记',
      'channels.choosePlaces': '公开栏、微信群：选择放在哪里',
      'channels.doAtPlace': '公开栏、微信群：登记办理',
      'channels.enterQuestion': '居民微信群：记下提问',
      'channels.undoAtPlace': '公开栏、微信群：撤销登记',
    },
    details: {
      others: '其他记录',
      connector: '接口',
      deliveries: '条数',
      enabled: '启用',
      changed: '改变的设置',
      outOf: '原登记',
      places: '处数',
      seen: '看到的',
    },
    subjects: {
      connector: '发布接口',
      delivery: '发布记录',
      transmission: '平台发送',
      facility: '公开设施',
      posting: '公开栏、微信群任务',
      groupQuestion: '群众提问',
      import: '台账导入',
    },
  },
  limits: noLimits,
  jobs: [
    { name: 'transmissions', everyMs: SEND_EVERY_MS, run: transmit },
    { name: 'cityChanges', everyMs: 10_000, run: hearChanges },
    { name: 'cityAddresses', everyMs: 10_000, run: (context) => visitAddresses(context) },
    { name: 'chaseDeliveries', everyMs: 3_600_000, run: chaseOverdue },
  ],
  tells: ['ledgerChange'],
  on: { document: followDocument, officeClosed: handOverDeliveries },
  brings: {
    articles,
    measures: ledgerMeasures,
    signals: [openedLinks],
    held: [heldDeliveries, heldPostings],
    mails: [
      {
        mail: 'channels:overdue',
        label: '发布事项逾期',
        help: '发布、更换、撤下、张贴的事超过 5 天没有办，每周提醒一次',
        roles: handlers,
      },
      {
        mail: WITHDRAWN_MAIL,
        label: '立即撤下',
        help: '信息从网站撤下、您经办的其他渠道上还有时，立即发；信中没有标题',
        roles: handlers,
      },
    ],
  },
  assets: {
    styles: ['contacts/today.css'],
    consoleStyles: ['console.css'],
    islands: ['photos', 'copy-article', 'today', 'today-keeping', 'leaving'],
    workers: ['read-sheet'],
  },
};
