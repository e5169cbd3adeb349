import { COMMENT_CHANNELS, VERDICTS } from '../law/index.ts';
import type { Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { commentRoutes } from './desk/comment-routes.tsx';
import { deskRoutes } from './desk/routes.tsx';
import { followedConsultations } from './followed.ts';
import { answeringConsultations, consultationPages } from './found.ts';
import { handOverConsultations } from './hand-over.ts';
import { heldConsultations } from './held.ts';
import { limitsOf, moveLimits } from './limits.ts';
import { consultationsOnSite, onlineConsultations } from './online.ts';
import { DESK, HOME, TITLE } from './paths.ts';
import { phrases } from './phrases.ts';
import { consultationKind } from './preparing/subject.tsx';
import { consultationRoutes } from './public-routes.ts';
import { resultsKind } from './results/subject.tsx';
import { eraseExpired } from './retention.ts';
import { handlers } from './rules.ts';
import { consultationLines, countWaiting } from './waiting.ts';

const ERASE_EVERY_MS = 3_600_000;

/** 征集调查: the public is asked before it is decided, and told what was adopted. */
export const consultations: Room = {
  name: 'consultations',
  publicRoutes: consultationRoutes,
  staffRoutes: (app) => {
    deskRoutes(app);
    commentRoutes(app);
  },
  publicSide: {
    phrases,
    doors: [
      {
        ...{ label: TITLE, href: HOME, under: '/engagement' },
        about: '作出决定以前听您的意见，填写问卷，看采纳了哪些',
      },
    ],
    parameters: ['page', 'paragraph', 'agree', 'consultation'],
    pages: consultationPages,
    answers: answeringConsultations,
  },
  places: [{ label: '意见征集', path: DESK, roles: handlers, waiting: countWaiting }],
  desk: { lines: consultationLines },
  words: {
    actions: {
      'consultations.begin': '意见征集：新建',
      'consultations.save': '意见征集：填写',
      'consultations.setFiles': '意见征集：更换附件',
      'consultations.takeText': '意见征集：从文件读入征求意见稿',
      'consultations.submit': '意见征集：送审',
      'consultations.recall': '意见征集：撤回送审',
      'consultations.discard': '意见征集：删除草稿',
      'consultations.extend': '意见征集：延期',
      'consultations.stop': '意见征集：终止',
      'consultations.withdraw': '意见征集：撤下',
      'consultations.comment': '意见征集：公众提意见',
      'consultations.takeBack': '意见征集：公众撤回意见',
      'consultations.enter': '意见征集：代为登记意见',
      'consultations.show': '意见征集：公开意见',
      'consultations.keep': '意见征集：意见不公开',
      'consultations.openCommenter': '意见征集：查看提意见的人',
      'consultations.place': '采纳情况：归类意见',
      'consultations.answer': '采纳情况：填写是否采纳和理由',
      'consultations.dropGroup': '采纳情况：解散一类',
      'consultations.submitResults': '采纳情况：送审',
      'consultations.recallResults': '采纳情况：撤回送审',
      'consultations.erasePersonalData': '意见征集：到期删除个人信息',
    },
    subjects: { consultation: '意见征集', comment: '意见' },
    details: { comments: '意见', verdict: '是否采纳', until: '延期到' },
    values: { ...COMMENT_CHANNELS, ...VERDICTS },
  },
  limits: limitsOf,
  jobs: [{ name: 'eraseComments', everyMs: ERASE_EVERY_MS, run: eraseExpired }],
  tells: [],
  on: { calendar: moveLimits, officeClosed: handOverConsultations },
  brings: {
    articles,
    reviewed: [consultationKind, resultsKind],
    held: [heldConsultations],
    online: [onlineConsultations],
    onSite: [consultationsOnSite],
    publicMatters: [followedConsultations],
  },
  assets: { styles: ['consultations.css'], consoleStyles: [], islands: ['comment'], workers: [] },
};
