import { noAssets, type Room } from '../platform/room.ts';
import { appraisalRoutes } from './appraisals/routes.tsx';
import { articles } from './articles.ts';
import { keepUpAssessments } from './counting/keep-up.ts';
import { assessmentLimits, assessmentLines, countWaiting } from './desk.ts';
import { homeRoutes } from './home.tsx';
import { phrases } from './phrases.ts';
import { answeringResults, onlineResults, resultPages } from './results/online.ts';
import { fileRoutes, publicRoutes, versionRoutes } from './results/routes.tsx';
import { answeredByHeir } from './round/heir.ts';
import { ASSESSMENT_MAIL } from './round/mails.ts';
import { roundRoutes } from './round/routes.tsx';
import { schemeRoutes } from './scheme/routes.tsx';
import { DESK, HOME, PUBLIC_TITLE, readers, TITLE } from './words.ts';

const KEEP_UP_EVERY_MS = 600_000;

/** 工作考核 and 社会评议: by a scheme that all know before, from what the books count and what people judge with reasons. 条例
 *  arts. 46, 50 */
export const assessment: Room = {
  name: 'assessment',
  publicRoutes,
  staffRoutes: (app) => {
    homeRoutes(app);
    schemeRoutes(app);
    roundRoutes(app);
    fileRoutes(app);
    versionRoutes(app);
    appraisalRoutes(app);
  },
  publicSide: {
    phrases,
    doors: [{ label: PUBLIC_TITLE, href: HOME, under: '/disclosure', about: '每年考核、评议的结果，按什么考核' }],
    pages: resultPages,
    answers: answeringResults,
  },
  places: [{ label: TITLE, group: 'supervision', path: DESK, roles: readers, waiting: countWaiting }],
  desk: { lines: assessmentLines },
  words: {
    actions: {
      'assessment.appeal': '工作考核：申诉',
      'assessment.begin': '工作考核：起草方案',
      'assessment.chooseSurveys': '工作考核：选定社会评议问卷',
      'assessment.confirm': '工作考核：复核评分',
      'assessment.decideAppeal': '工作考核：处理申诉',
      'assessment.decideCorrection': '工作考核：复核更正',
      'assessment.discard': '工作考核：放弃方案的修改',
      'assessment.finalise': '工作考核：确定最终结果',
      'assessment.freeze': '工作考核：数据截止，机器计分',
      'assessment.judge': '工作考核：评分',
      'assessment.list': '工作考核：考核对象有增减',
      'assessment.proposeCorrection': '工作考核：提出更正',
      'assessment.publish': '工作考核：发布方案',
      'assessment.publishResults': '工作考核：公布结果',
      'assessment.removeItem': '工作考核：删去考核项目',
      'assessment.save': '工作考核：修改期限和等次',
      'assessment.saveItem': '工作考核：填写考核项目',
      'assessment.selfAssess': '工作考核：自评',
      'assessment.setUp': '工作考核：选定评议问卷、计分起始日',
      'assessment.tell': '工作考核：通知初评结果',
      'assessment.withdrawCorrection': '工作考核：撤回更正',
    },
    subjects: { 'assessment-scheme': '考核方案', 'assessment-subject': '考核对象' },
    details: {
      ...{
        weight: '分值',
        points: '分数',
        changes: '修改内容',
        selfBy: '自评期限',
        appealBy: '申诉期限',
        scores: '计分',
      },
      ...{
        gone: '不列入',
        back: '重新列入',
        published: '另发一版',
        agrees: '同意',
        again: '修改',
        countedFrom: '计分起始日',
        countedFromBefore: '原计分起始日',
      },
      ...{ survey: '问卷', surveyBefore: '原问卷', surveys: '问卷' },
    },
    values: { kept: '维持', changed: '改正' },
  },
  limits: assessmentLimits,
  jobs: [{ name: 'keepUpAssessments', everyMs: KEEP_UP_EVERY_MS, run: keepUpAssessments }],
  tells: [],
  on: { officeClosed: answeredByHeir },
  brings: {
    articles,
    online: [onlineResults],
    mails: [
      {
        mail: ASSESSMENT_MAIL,
        label: '工作考核',
        help: '方案发布或者修改、自评提交、结果通知、申诉处理时',
        roles: readers,
      },
    ],
  },
  assets: { ...noAssets, styles: ['assessment.css'] },
};
