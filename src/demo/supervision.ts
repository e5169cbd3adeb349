import { countMonth } from '../measures/index.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import {
  acceptAnswer,
  answerOrder,
  extendOrder,
  issueOrders,
  type NewOrder,
  returnAnswer,
  sendLetter,
  setSettings,
  USUAL,
  withdrawOrder,
} from '../supervision/index.ts';
import { inOffice, workingDayFrom, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

const DAY_MS = 86_400_000;

type What = Pick<NewOrder, 'ground' | 'subject' | 'why' | 'demand'>;
/** One step after the one before. `before`: working days before today; `due`: the same, negative after today */
type Then = { before: number; said: string } & (
  | { kind: 'answer' | 'accept' | 'withdraw' }
  | { kind: 'return' | 'extend'; due: number }
);

interface Plan {
  what: What;
  to: 'town' | 'fictional';
  issued: number;
  due: number;
  after: readonly Then[];
}

const plans: readonly Plan[] = [
  {
    what: {
      ...{ ground: 'content', subject: '公开指南的办公时间与大厅公示不一致（演示）' },
      why: '市政务公开办抽查：公开指南写明冬季 8:30 上班，大厅公示牌为 9:00。\n依据《条例》第十二条，指南应当及时更新。',
      demand: '核对后统一，网站、大厅、自助终端三处一致；写明今后由谁更新。',
    },
    ...{ to: 'town', issued: 60, due: 50 },
    after: [
      { kind: 'answer', before: 55, said: '已改正网站的公开指南。' },
      { kind: 'return', before: 54, due: 48, said: '大厅公示牌还没有改，请附照片说明。' },
      { kind: 'answer', before: 50, said: '大厅公示牌、自助终端已经更换，今后由党政办每季度核对一次。' },
      { kind: 'accept', before: 49, said: '三处一致，合格。' },
    ],
  },
  {
    what: {
      ...{ ground: 'late', subject: '惠农补贴发放情况公开不及时（演示）' },
      why: '第三季度惠农补贴发放后超过 20 个工作日没有公开，不符合《条例》第二十六条。',
      demand: '补齐公开，并检查其他补贴有没有同样的情形。',
    },
    ...{ to: 'town', issued: 9, due: -3 },
    after: [{ kind: 'answer', before: 2, said: '第三季度发放情况已经公开，其他补贴核对过，没有超过期限的。' }],
  },
  {
    what: {
      ...{ ground: 'message', subject: '两件留言超过 5 个工作日没有答复（演示）' },
      why: '网站“互动交流”统计显示有留言超期，群众看不到办理进展。',
      demand: '先答复，再说明超期的原因和今后的做法。',
    },
    ...{ to: 'town', issued: 12, due: 2, after: [] },
  },
  {
    what: {
      ...{ ground: 'stale', subject: '村务公开栏目三个月没有新信息（演示）' },
      why: '市政务公开办巡查记录：栏目最新一条在三个月以前。',
      demand: '补齐村级财务和低保名单公示，写明每月由谁发布。',
    },
    ...{ to: 'fictional', issued: 16, due: 6 },
    after: [
      { kind: 'answer', before: 8, said: '已经通知各村。' },
      { kind: 'return', before: 7, due: -4, said: '栏目里还没有新信息，请公开以后再反馈。' },
    ],
  },
  {
    what: {
      ...{ ground: 'application', subject: '一件依申请公开没有按期答复（演示）' },
      why: '申请人向市政务公开办反映没有收到答复。',
      demand: '查明情况，依法答复。',
    },
    ...{ to: 'fictional', issued: 30, due: 24 },
    after: [{ kind: 'withdraw', before: 28, said: '经核对，答复已按期邮寄，签收日期在期限内，不属于逾期。' }],
  },
  {
    what: {
      ...{ ground: 'inspection', subject: '附件打不开、链接失效的整改（演示）' },
      why: '巡查发现部分附件不能下载、部分外链失效。',
      demand: '逐条修复或者撤下，附整改清单。',
    },
    ...{ to: 'fictional', issued: 14, due: 5 },
    after: [{ kind: 'extend', before: 6, due: -2, said: '附件较多，需要向印发单位重新取得，同意延期。' }],
  },
];

/** 督办单 of the city's office to the towns, in every state, up to today. */
export function supervising(books: Books, office: Who, towns: Record<Plan['to'], { filed: Filed; head: Who }>): Deed[] {
  const today = dayOf(books.now);
  const dayFor = (before: number) =>
    before >= 0
      ? workingDaysBefore(today, before)
      : workingDayFrom(dayOf(new Date(books.now.getTime() - before * DAY_MS)));
  const steps = {
    answer: answerOrder,
    accept: acceptAnswer,
    withdraw: withdrawOrder,
    return: returnAnswer,
    extend: extendOrder,
  };
  return plans.flatMap(({ what, to, issued, due, after }): Deed[] => {
    const { filed, head } = towns[to];
    let id = 0;
    const first: Deed = {
      at: inOffice(dayFor(issued), 60),
      async run(now) {
        const order = { ...what, to: [filed.code], dueOn: dayFor(due) };
        [id] = unwrap(await issueOrders({ ...books, who: office, now }, order)) as [number];
      },
    };
    return [
      first,
      ...after.map((one, n) => ({
        at: inOffice(dayFor(one.before), 120),
        async run(now: Date) {
          const who = one.kind === 'answer' ? head : office;
          const dueOn = 'due' in one ? { dueOn: dayFor(one.due) } : {};
          unwrap(await steps[one.kind]({ ...books, who, now }, { id, version: n + 1, said: one.said, ...dueOn }));
        },
      })),
    ];
  });
}

/** Months that are counted when the demonstration is loaded: this year and the same month of the last one. The program goes
 *  on with the others by itself. */
const COUNTED = 13;

/** The city's office says how it judges, looks over its towns, and reminds both. */
export function overseeing(books: Books, office: Who, towns: readonly Filed[]): Deed[] {
  const today = dayOf(books.now);
  const to = towns.map(({ code }) => code);
  return [
    {
      at: inOffice(workingDaysBefore(today, 20), 40),
      async run(now) {
        const settings = { ...USUAL, bounds: { ...USUAL.bounds, 'published.late': 5 }, tellsRank: true, version: 0 };
        unwrap(await setSettings({ ...books, who: office, now }, settings));
      },
    },
    {
      at: inOffice(workingDaysBefore(today, 1), 90),
      async run(now) {
        for (let turn = 0; turn < COUNTED; turn += 1) await countMonth({ ...books, now });
        const letter = { to, measures: ['dues.timely', 'messages.timely'], period: '' };
        const said = '请核对没有按期公开的事项和没有按期答复的留言，月底前补齐（演示）。';
        unwrap(await sendLetter({ ...books, who: office, now }, { ...letter, said }));
      },
    },
  ];
}
