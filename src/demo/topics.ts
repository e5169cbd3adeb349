import { REVIEW_GATES } from '../law/index.ts';
import type { Caller } from '../platform/action.ts';
import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { giveVerdict, latestRound } from '../review/index.ts';
import { keepMisses } from '../search/index.ts';
import {
  addEntry,
  beginFrom,
  beginTopic,
  concludeTopic,
  detectTopics,
  dismissTopic,
  type EntryInput,
  foundTopics,
  reopenTopic,
  saveTopic,
  submitTopic,
  topicKind,
  withdrawTopic,
} from '../topics/index.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';
import { Random } from './random.ts';

const DAY_MS = 86_400_000;
const DAYS = 63;

/** What is looked for on the site and not found: in so many of a hundred days, and since how many days more. */
const MISSED: readonly (readonly [texts: readonly string[], usual: number, rising: number])[] = [
  [['暖气不热投诉', '暖气不热找谁', '暖气 不热 报修'], 8, 6],
  [['垃圾清运时间', '小区垃圾清运', '垃圾几点清运'], 12, 5],
  [['电动车充电桩', '充电桩在哪', '充电桩 位置'], 30, 0],
  [['婚姻登记预约', '婚姻登记周末'], 18, 0],
];

/** What people looked for in the last weeks and did not find. */
export async function addMisses(tx: Tx, authorityId: number, now: Date): Promise<void> {
  const random = new Random(20_240_614);
  for (let back = DAYS; back >= 0; back--) {
    const day = dayOf(new Date(now.getTime() - back * DAY_MS));
    const found = MISSED.flatMap(([texts, usual, rising]) =>
      back < rising || random.whole(0, 99) < usual
        ? [{ authorityId, text: random.pick(texts), times: random.whole(1, back < rising ? 5 : 2) }]
        : [],
    );
    await keepMisses(tx, found, day);
  }
}

/** How a topic of the demonstration came out. */
type End = 'open' | 'closed' | 'reopened' | 'withdrawn' | 'reviewing' | 'returned';

interface Told {
  title: string;
  office: string;
  editor: string;
  reviewer: string;
  question: string;
  /** working days back, what was said, by whom ('': a page of others) */
  said: readonly (readonly [back: number, text: string, who: string])[];
  conclusion: string;
  end: End;
  /** working days back, on which its first version was signed */
  back: number;
}

const social = { office: 'shb', editor: 'editor3', reviewer: 'reviewer3' };
const city = { office: 'zfd', editor: 'editor5', reviewer: 'reviewer5' };
const farming = { office: 'nyz', editor: 'editor7', reviewer: 'reviewer7' };

const topics: readonly Told[] = [
  {
    ...{ title: '小区生活垃圾清运（演示）', ...city, end: 'open', back: 12, conclusion: '' },
    question: '垃圾几天清运一次，早上几点来，清运不及时找谁。',
    said: [
      [30, '镇政府与清运单位商定，镇区生活垃圾由隔天清运改为每天清运。', ''],
      [
        13,
        '每天上午 7 时前清运一次，节假日不停；清运不及时的，可以拨打综合行政执法队电话。',
        '演示·综合行政执法队队长',
      ],
      [20, '新增清运车一辆，从本周起投入使用。', '演示·分管副镇长'],
    ],
  },
  {
    ...{ title: '惠农补贴什么时候到账（演示）', ...farming, end: 'closed', back: 40 },
    question: '今年的惠农补贴什么时候发，怎样知道发了没有。',
    said: [
      [46, '补贴面积核实完毕，已经在各村公示。', '演示·农业农村服务中心主任'],
      [42, '资金已经拨到代发银行，5 个工作日内到账。', '演示·农业农村服务中心主任'],
    ],
    conclusion: '补贴已经全部发放，个别账户有误的，农户到便民服务中心更正后补发。',
  },
  {
    ...{ title: '冬季供暖温度（演示）', ...social, end: 'reopened', back: 60 },
    question: '室内温度不够找谁，怎样测温，测温不达标怎样退费。',
    said: [[64, '室温不达标的，先向供热单位报修；24 小时内没有上门的，告诉镇政府。', '演示·社会事务办公室主任']],
    conclusion: '供热单位已经更换循环泵，报修的住户室温全部达标。',
  },
  {
    ...{ title: '夏季用水调整（演示）', ...city, end: 'withdrawn', back: 50, conclusion: '' },
    question: '什么时候分时段供水。',
    said: [[52, '高温期间，部分楼栋早晚分时段加压。', '演示·综合行政执法队队长']],
  },
  {
    ...{ title: '老年助餐点怎样就餐（演示）', ...social, end: 'reviewing', back: 1, conclusion: '' },
    question: '哪些老人可以去，一餐多少钱，能不能送餐。',
    said: [[6, '六十岁以上的老人凭身份证登记后就餐，行动不便的可以送餐。', '演示·社会事务办公室主任']],
  },
  {
    ...{ title: '村路养护（演示）', ...farming, end: 'returned', back: 2, conclusion: '' },
    question: '村路坑洼什么时候修。',
    said: [[8, '养护计划已经排定。', '演示·农业农村服务中心主任']],
  },
];

/** 热点回应 of the town, in every state, by the actions of its people; what is found at the end waits for the head. */
export async function topicDeeds(books: Books, filed: Filed): Promise<Deed[]> {
  const today = dayOf(books.now);
  const head = filed.staff.get('head')!;
  const last = workingDaysBefore(today, 1);
  const searching = (text: string) => async (now: Date) => {
    const [one] = (await foundTopics(books.db, filed.authorityId)).filter(
      ({ words, state }) => state === 'open' && words.some((word) => text.includes(word)),
    );
    return one && { by: { ...books, who: head, now }, id: one.id };
  };
  return [
    ...topics.flatMap((told) => deedsOf(books, filed, told, today)),
    { at: inOffice(workingDaysBefore(today, 5), 5), run: (now) => detectTopics({ ...books, now }) },
    {
      at: inOffice(workingDaysBefore(today, 4), 30),
      async run(now) {
        const found = await searching('婚姻登记')(now);
        if (found)
          unwrap(await dismissTopic(found.by, { id: found.id, reason: '婚姻登记由市民政局办理，已经提供链接' }));
      },
    },
    { at: inOffice(last, 5), run: (now) => detectTopics({ ...books, now }) },
    {
      at: inOffice(last, 60),
      async run(now) {
        const found = await searching('充电桩')(now);
        const officeId = filed.offices.get('zfd')!;
        if (found) unwrap(await beginFrom(found.by, { id: found.id, way: 'topic', officeId }));
      },
    },
  ];
}

function deedsOf(books: Books, { authorityId, offices, staff }: Filed, told: Told, today: string): Deed[] {
  let id = 0;
  const by = (login: string, now: Date): Caller => ({ ...books, who: staff.get(login)!, now });
  const day = workingDaysBefore(today, told.back);
  const deed = (on: string, minute: number, run: Deed['run']): Deed => ({ at: inOffice(on, minute), run });
  const say = async (login: string, now: Date, verdict: 'passed' | 'returned', remark = '') => {
    const { contentHash } = (await latestRound(books.db, topicKind.name, String(id)))!;
    const gates = [...Object.keys(REVIEW_GATES), 'secrecy'];
    unwrap(await giveVerdict(by(login, now), { kind: topicKind, id: String(id), contentHash, gates, verdict, remark }));
  };
  const chain = (on: string, from: number): Deed[] => [
    deed(on, from, async (now) => unwrap(await submitTopic(by(told.editor, now), { id }))),
    ...[told.reviewer, 'secrecy', 'signer'].map((login, n) =>
      deed(on, from + 30 * (n + 1), (now) => say(login, now, 'passed')),
    ),
  ];
  const written = [
    deed(day, 10, async (now) => {
      const given = { title: told.title, officeId: offices.get(told.office)! };
      id = unwrap(await beginTopic(by(told.editor, now), given));
      unwrap(await saveTopic(by(told.editor, now), { id, title: told.title, question: told.question }));
      for (const [back, text, who] of told.said)
        unwrap(
          await addEntry(by(told.editor, now), { id, ...(await entryOf(books, authorityId, back, text, who, today)) }),
        );
    }),
  ];
  switch (told.end) {
    case 'reviewing':
      return [...written, chain(day, 40)[0]!];
    case 'returned':
      return [
        ...written,
        chain(day, 40)[0]!,
        deed(day, 100, (now) => say(told.reviewer, now, 'returned', '请写明哪几条路、什么时候修')),
      ];
    case 'withdrawn': {
      const reason = '供水已经恢复正常，避免误解';
      const off = deed(workingDaysBefore(today, told.back - 20), 60, async (now) =>
        unwrap(await withdrawTopic(by('head', now), { id, reason })),
      );
      return [...written, ...chain(day, 40), off];
    }
    case 'open':
      return [...written, ...chain(day, 40)];
    case 'closed':
    case 'reopened': {
      const ended = workingDaysBefore(today, told.back - 12);
      const concluded = [
        deed(ended, 30, async (now) =>
          unwrap(await concludeTopic(by(told.editor, now), { id, conclusion: told.conclusion })),
        ),
        ...chain(ended, 40),
      ];
      const again = workingDaysBefore(today, told.back - 54);
      const reopening = [
        deed(again, 30, async (now) => unwrap(await reopenTopic(by(told.editor, now), { id }))),
        ...chain(again, 40),
      ];
      return [...written, ...chain(day, 40), ...concluded, ...(told.end === 'reopened' ? reopening : [])];
    }
  }
}

/** A speech; where nobody said it, the newest document of the site up to that day. */
async function entryOf(
  books: Books,
  authorityId: number,
  back: number,
  text: string,
  who: string,
  today: string,
): Promise<Omit<EntryInput, 'id'>> {
  const on = workingDaysBefore(today, back);
  if (who) return { on, kind: 'speech', text, who, source: '' };
  const row = await books.db
    .selectFrom('publications')
    .select(['index_number', 'published_at'])
    .where('authority_id', '=', authorityId)
    .where('supplier', '=', '')
    .where('withdrawn_at', 'is', null)
    .where('on_site', '=', true)
    .where('published_at', '<', inOffice(on, 0))
    .orderBy('published_at', 'desc')
    .executeTakeFirstOrThrow();
  return { on: dayOf(row.published_at), kind: 'document', text, who: '', source: row.index_number };
}
