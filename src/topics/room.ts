import { noLimits, type Room } from '../platform/room.ts';
import { foundRoutes } from './detecting/routes.tsx';
import { DETECT_EVERY_MS, detectTopics } from './detecting/turn.ts';
import { handOverTopics } from './hand-over.ts';
import { onlineTopics } from './online.ts';
import { phrases } from './phrases.ts';
import { answeringTopics, ratedTopics, topicPages } from './public/found.ts';
import { publicRoutes } from './public/routes.tsx';
import { countGrowing, topicLines } from './waiting.ts';
import { DESK, HOME, heads, TITLE } from './words.ts';
import { topicRoutes } from './writing/routes.tsx';
import { keepers } from './writing/rules.ts';
import { topicKind } from './writing/subject.tsx';

/** 热点回应: what people ask for, found by counts, and what was said of it when. */
export const topics: Room = {
  name: 'topics',
  publicRoutes,
  staffRoutes: (app) => {
    foundRoutes(app);
    topicRoutes(app);
  },
  publicSide: {
    phrases,
    doors: [
      {
        ...{ label: TITLE, href: HOME, under: '/engagement' },
        about: '大家集中关心的事，什么时候说了什么',
      },
    ],
    parameters: ['page'],
    pages: topicPages,
    answers: answeringTopics,
  },
  places: [{ label: TITLE, path: DESK, roles: keepers, waiting: countGrowing }],
  desk: { lines: topicLines },
  words: {
    actions: {
      'topics.detect': '热点：从群众的问题中发现',
      'topics.dismiss': '热点：不处理',
      'topics.begin': '热点：着手回应',
      'topics.write': '热点回应：新建',
      'topics.save': '热点回应：填写',
      'topics.addEntry': '热点回应：添加一条',
      'topics.removeEntry': '热点回应：删除一条',
      'topics.conclude': '热点回应：写结论',
      'topics.reopen': '热点回应：重新打开',
      'topics.submit': '热点回应：送审',
      'topics.recall': '热点回应：撤回送审',
      'topics.discard': '热点回应：放弃修改',
      'topics.withdraw': '热点回应：撤下',
    },
    subjects: { topic: '热点回应', foundTopic: '热点' },
    details: { words: '共同的词', way: '怎样回应', found: '新发现', returned: '再次增多', told: '提醒' },
  },
  limits: noLimits,
  jobs: [{ name: 'detectTopics', everyMs: DETECT_EVERY_MS, run: detectTopics }],
  tells: [],
  on: { officeClosed: handOverTopics },
  brings: {
    reviewed: [topicKind],
    online: [onlineTopics],
    rated: [ratedTopics],
    mails: [
      {
        mail: 'topics:grows',
        label: '热点增多',
        help: '群众问得明显多于平时的事，每件提醒一次；信中只有共同的词和次数',
        roles: heads,
      },
    ],
  },
  assets: { styles: ['topics.css'], consoleStyles: [], islands: [], workers: [] },
};
