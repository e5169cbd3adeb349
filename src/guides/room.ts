import { noLimits, type Room } from '../platform/room.ts';
import { answeringGuides, guidePages } from './found.ts';
import { handOverGuides } from './hand-over.ts';
import { onlineGuides, onlineWindows } from './online.ts';
import { phrases } from './phrases.ts';
import { publicRoutes } from './public-routes.tsx';
import { ratedGuides } from './rated.ts';
import { guideRoutes } from './routes.tsx';
import { keepers } from './rules.ts';
import { guideKind } from './subject.tsx';
import { translatableGuides } from './translatable.ts';
import { translationRoutes } from './translation-routes.tsx';
import { countDoubted, guideLines, PATH } from './waiting.ts';
import { namedWindows } from './windows/named.ts';
import { windowRoutes } from './windows/routes.tsx';

/** 服务窗口 and 办事指南 (条例 arts. 20(五), 25): where people are served, and how each matter is dealt with. */
export const guides: Room = {
  name: 'guides',
  publicRoutes,
  staffRoutes: (app) => {
    guideRoutes(app);
    translationRoutes(app);
    windowRoutes(app);
  },
  publicSide: {
    phrases,
    navigation: [{ label: '办事指南', href: '/guides' }],
    parameters: ['q', 'audience', 'subject'],
    pages: guidePages,
    answers: answeringGuides,
  },
  places: [{ label: '办事指南', path: PATH, roles: keepers, waiting: countDoubted }],
  desk: { lines: guideLines },
  words: {
    actions: {
      'guides.begin': '办事指南：新增事项',
      'guides.save': '办事指南：填写',
      'guides.translate': '办事指南：填写译文',
      'guides.submit': '办事指南：送审',
      'guides.recall': '办事指南：撤回送审',
      'guides.discard': '办事指南：放弃修改',
      'guides.confirm': '办事指南：核对有效',
      'guides.withdraw': '办事指南：撤下',
      'guides.setSample': '办事指南：更换样表',
      'guides.addWindow': '服务窗口：登记',
      'guides.changeWindow': '服务窗口：修改',
      'guides.closeWindow': '服务窗口：停用',
    },
    subjects: { guide: '办事指南', window: '服务窗口' },
    details: {
      material: '材料',
      guides: '办理的事项',
      hours: '开放时间',
      exceptions: '临时调整',
      person: '负责人',
      telephone: '电话',
    },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: { officeClosed: handOverGuides },
  brings: {
    reviewed: [guideKind],
    online: [onlineGuides, onlineWindows],
    named: [namedWindows],
    translatable: [translatableGuides],
    rated: [ratedGuides],
  },
  assets: { styles: ['guides.css'], consoleStyles: [], islands: [], workers: [] },
};
