import { MESSAGE_CHANNELS, MESSAGE_RATINGS, MESSAGE_STEPS } from '../law/index.ts';
import type { Room } from '../platform/room.ts';
import { answerKind } from './answering/subject.tsx';
import { articles } from './articles.ts';
import { messageSubject } from './audit-subjects.ts';
import { followableMessages } from './following/followable.ts';
import { answeringMessages, answerPages } from './found.ts';
import { handOverMessages } from './hand-over.ts';
import { stillOpen } from './handling/notices.ts';
import { handlingRoutes } from './handling/routes.tsx';
import { heldMessages } from './held.ts';
import { limitsOf, moveLimits } from './limits.ts';
import { mendedNotes } from './mended.ts';
import { onlineAnswers } from './online.ts';
import { DESK, HOME, TITLE } from './paths.ts';
import { phrases } from './phrases.ts';
import { messageMeasures } from './public-answers/measures.ts';
import { messageRoutes } from './public-routes.ts';
import { eraseExpired } from './retention.ts';
import { answerers, handlers, heads } from './rules.ts';
import { messageSignals } from './signals.ts';
import { countWaiting, messageLines } from './waiting.ts';

const ERASE_EVERY_MS = 3_600_000;

/** 互动交流: people write, and are answered in time. */
export const engagement: Room = {
  name: 'engagement',
  publicRoutes: (app) => messageRoutes(app, 'site'),
  staffRoutes: handlingRoutes,
  publicSide: {
    phrases,
    navigation: [{ label: TITLE, href: HOME }],
    parameters: ['q', 'theme', 'office', 'page', 'kind', 'selection'],
    pages: answerPages,
    answers: answeringMessages,
  },
  places: [{ label: '留言办理', path: DESK, roles: handlers, waiting: countWaiting }],
  desk: { lines: messageLines },
  words: {
    actions: {
      'engagement.send': '留言：网上提交',
      'engagement.enter': '留言：代为登记',
      'engagement.assign': '留言：交办',
      'engagement.transfer': '留言：转办',
      'engagement.extend': '留言：延期',
      'engagement.lead': '留言：告知其他渠道',
      'engagement.readForApplication': '留言：读取内容，转为依申请公开',
      'engagement.leadToApplication': '留言：转为依申请公开',
      'engagement.merge': '留言：合并办理',
      'engagement.mergeFlood': '留言：合并同时来的相同留言',
      'engagement.void': '留言：作废',
      'engagement.reopen': '留言：重新办理',
      'engagement.draftAnswer': '留言：拟写答复',
      'engagement.submitAnswer': '留言：答复送审',
      'engagement.recallAnswer': '留言：撤回送审',
      'engagement.publishAnswer': '留言：公开答复',
      'engagement.withdrawAnswer': '留言：撤下公开答复',
      'engagement.openSender': '留言：查看留言人信息',
      'engagement.takeFile': '留言：查看附件',
      'engagement.takeOwnFile': '留言人：取回附件',
      'engagement.reissueCode': '留言：补发查询码',
      'engagement.codeLocked': '留言：查询码连续输错，暂停查询',
      'engagement.ask': '留言人：追问',
      'engagement.rate': '留言人：评价',
      'engagement.withdraw': '留言人：撤回',
      'engagement.erasePersonalData': '留言：到期删除个人信息',
    },
    subjects: { message: '留言' },
    details: { simple: '简单事项', rating: '评价' },
    values: { ...MESSAGE_STEPS, ...MESSAGE_CHANNELS, ...MESSAGE_RATINGS },
  },
  limits: limitsOf,
  jobs: [{ name: 'eraseMessages', everyMs: ERASE_EVERY_MS, run: eraseExpired }],
  tells: [],
  on: { calendar: moveLimits, officeClosed: handOverMessages },
  brings: {
    articles,
    measures: messageMeasures,
    signals: [messageSignals],
    auditSubjects: [messageSubject],
    reviewed: [answerKind],
    held: [heldMessages],
    online: [onlineAnswers],
    followable: [followableMessages],
    pageNotes: [mendedNotes],
    mails: [
      {
        mail: 'engagement:assigned',
        label: '留言交办',
        help: '留言交由所在科室办理、需要指定承办科室时；信中没有留言的内容',
        roles: [...answerers, ...heads],
        still: stillOpen,
      },
    ],
  },
  assets: { styles: ['engagement.css'], consoleStyles: [], islands: ['message'], workers: [] },
};
