import { noLimits, noRoutes, type Room } from '../platform/room.ts';
import { articles } from './articles.ts';
import { keepLeaver, meantForHeir } from './people.ts';
import { CHANGE_MAIL } from './planning/notices.ts';
import { trainingRoutes } from './routes.ts';
import { countWaiting, trainingLines } from './waiting.ts';
import { DESK, TITLE, trainees } from './words.ts';
import { trainingMeasures } from './year/measures.ts';

/** 培训 (条例 art. 48): plan, attendance, quizzes and certificates of a year, and who was not trained in it. */
export const training: Room = {
  name: 'training',
  publicRoutes: noRoutes,
  staffRoutes: trainingRoutes,
  publicSide: {},
  places: [{ label: TITLE, group: 'supervision', path: DESK, roles: trainees, waiting: countWaiting }],
  desk: { lines: trainingLines },
  words: {
    actions: {
      'training.addMaterial': '培训：添加材料',
      'training.answerQuiz': '培训：答题',
      'training.cancel': '培训：取消',
      'training.change': '培训：修改、改期',
      'training.close': '培训：办结',
      'training.enterList': '培训：按签到表登记',
      'training.mendAttendance': '培训：更正签到',
      'training.plan': '培训：新增一场',
      'training.planYear': '培训：全年安排',
      'training.refuseCode': '培训：签到没有通过',
      'training.removeAttendance': '培训：取消签到',
      'training.removeMaterial': '培训：移除材料',
      'training.setDoor': '培训：打开、关闭签到',
      'training.signIn': '培训：签到',
      'training.writeQuiz': '培训：出题',
    },
    subjects: { training: '培训' },
    details: {
      certificates: '证书',
      hours: '学时',
      nth: '第几次',
      open: '开放',
      questions: '题数',
      removed: '移除',
      score: '得分',
    },
  },
  limits: noLimits,
  jobs: [],
  tells: [],
  on: { accountClosed: keepLeaver, officeClosed: meantForHeir },
  brings: {
    articles,
    measures: trainingMeasures,
    mails: [
      {
        mail: CHANGE_MAIL,
        label: '培训改期、取消',
        help: '您要参加的培训改了时间、地点，或者取消时',
        roles: 'everybody',
      },
    ],
  },
  assets: { styles: ['door.css'], consoleStyles: [], islands: ['door'], workers: [] },
};
