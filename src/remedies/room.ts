import { noAssets, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { clearCasesAbout } from './clearing.ts';
import { heldCases } from './held.ts';
import { casesWaiting, limitsOf, moveLimits } from './limits.ts';
import { remedyMeasures } from './measures.ts';
import { casesAbout, followReply } from './redo.ts';
import { staffRoutes } from './routes.tsx';
import { readers } from './rules.ts';
import { caseIsOpenAbout } from './store.ts';

/** 行政复议、行政诉讼 about disclosure (条例 art. 51): their ledger, counted for table four of the annual report. */
export const remedies: Room = {
  name: 'remedies',
  publicRoutes: noRoutes,
  staffRoutes,
  publicSide: {},
  places: [
    {
      label: '复议诉讼',
      path: '/console/remedies',
      roles: readers,
      waiting: ({ db, who, today }) => casesWaiting(db, who, today),
    },
  ],
  desk: {
    lines: async ({ db, who, today }) => {
      const cases = await casesWaiting(db, who, today);
      if (cases === 0) return [];
      return [{ title: `${cases} 件复议诉讼有事项待办`, href: '/console/remedies', note: '按最早的期限排列' }];
    },
  },
  words: {
    actions: {
      'remedies.addMaterial': '复议诉讼：添加材料',
      'remedies.amend': '复议诉讼：更正登记',
      'remedies.answer': '复议诉讼：答复、答辩',
      'remedies.answerAppeal': '复议诉讼：二审答辩',
      'remedies.appeal': '复议诉讼：上诉',
      'remedies.conclude': '复议诉讼：结案',
      'remedies.concludeAppeal': '复议诉讼：二审结案',
      'remedies.hearing': '复议诉讼：开庭、听证',
      'remedies.open': '复议诉讼：登记',
      'remedies.openPersonalData': '复议诉讼：查看个人信息',
      'remedies.redone': '复议诉讼：重新处理',
      'remedies.reopen': '复议诉讼：撤销结案',
      'remedies.reopenReply': '复议诉讼：重新办理所涉申请',
      'remedies.takeFile': '复议诉讼：下载材料',
      'remedies.undoAppeal': '复议诉讼：撤销上诉登记',
    },
    subjects: { remedy: '复议诉讼' },
  },
  limits: limitsOf,
  jobs: [],
  tells: [],
  on: {
    calendar: moveLimits,
    // the applicant's data stay while a case about the application is open; afterwards the cases lose them too
    personalDataNeeded: caseIsOpenAbout,
    personalDataGoes: clearCasesAbout,
    casesAbout,
    answeredAnew: followReply,
  },
  brings: { articles, measures: remedyMeasures, held: [heldCases] },
  assets: { ...noAssets, consoleStyles: ['console.css'] },
};
