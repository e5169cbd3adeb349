import type { Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { catalogueRoutes } from './catalogue/routes.tsx';
import { sheetRoutes } from './catalogue/sheet-routes.tsx';
import { moveDues } from './dues/calendar.ts';
import { eventRoutes } from './dues/event-routes.tsx';
import { dueLimits } from './dues/limits.ts';
import { followDocument } from './dues/propose.ts';
import { REMIND_EVERY_MS, remindOfDues } from './dues/remind.ts';
import { dueRoutes } from './dues/routes.tsx';
import { KEEP_EVERY_MS, keepAllDues } from './dues/turn.ts';
import { dueMeasures } from './figures/measures.ts';
import { figureRoutes } from './figures/routes.tsx';
import { followOffice } from './hand-over.ts';
import { phrases } from './phrases.ts';
import { answeringStandards, onlineStandards, standardPages } from './public/found.ts';
import { publicRoutes } from './public/routes.tsx';
import { countPressing, countToJudge, dueLines } from './waiting.ts';
import { DESK, DESK_TITLE, HOME, heads, MINE, MINE_TITLE, TITLE, writers } from './words.ts';

/** 公开事项 (条例 arts. 19–21, 26; 国办发〔2019〕54号): what is owed to the public by whom and by when, and what met it. */
export const obligations: Room = {
  name: 'obligations',
  publicRoutes,
  staffRoutes(app) {
    for (const routes of [eventRoutes, dueRoutes, sheetRoutes, figureRoutes, catalogueRoutes]) routes(app);
  },
  publicSide: {
    phrases,
    doors: [{ label: TITLE, href: HOME, under: '/disclosure', about: '公开什么、依据什么、由谁在什么时候公开' }],
    pages: standardPages,
    answers: answeringStandards,
  },
  places: [
    { label: MINE_TITLE, group: 'supervision', path: MINE, roles: writers, waiting: countPressing },
    { label: DESK_TITLE, group: 'supervision', path: DESK, roles: heads, waiting: countToJudge },
  ],
  desk: { lines: dueLines },
  words: {
    actions: {
      'obligations.start': '公开事项目录：加入参考目录',
      'obligations.add': '公开事项目录：新增事项',
      'obligations.change': '公开事项目录：修改事项',
      'obligations.end': '公开事项目录：停止公开',
      'obligations.import': '公开事项目录：导入',
      'obligations.recordEvent': '公开事项：登记发生的事项',
      'obligations.voidEvent': '公开事项：作废登记',
      'obligations.reckon': '应公开事项：按期计算',
      'obligations.remind': '应公开事项：提醒',
      'obligations.write': '应公开事项：起草',
      'obligations.link': '应公开事项：关联已发布',
      'obligations.unlink': '应公开事项：取消关联',
      'obligations.confirm': '应公开事项：确认公开',
      'obligations.decline': '应公开事项：确认不是',
      'obligations.excuse': '应公开事项：说明没有公开的原因',
      'obligations.judgeExcuse': '应公开事项：审核说明',
    },
    subjects: { obligation: '公开事项', due: '应公开事项' },
    details: {
      added: '新增',
      changed: '修改',
      made: '新增应公开',
      moved: '期限变动',
      dropped: '不再应公开',
      restored: '恢复应公开',
      event: '事项',
      dues: '到提醒时间的',
      mails: '邮件',
    },
  },
  limits: dueLimits,
  jobs: [
    { name: 'keepDues', everyMs: KEEP_EVERY_MS, run: keepAllDues },
    { name: 'remindOfDues', everyMs: REMIND_EVERY_MS, run: remindOfDues },
  ],
  tells: [],
  on: { document: followDocument, calendar: moveDues, officeClosed: followOffice },
  brings: {
    articles,
    measures: dueMeasures,
    online: [onlineStandards],
    mails: [
      {
        mail: 'obligations:due',
        label: '应公开事项',
        help: '本科室、本村、本社区应公开的，到期前 3 个工作日、最后一天和逾期时提醒，一天最多一封',
        roles: writers,
      },
    ],
  },
  assets: { styles: ['standards.css', 'desk.css'], consoleStyles: [], islands: [], workers: [] },
};
