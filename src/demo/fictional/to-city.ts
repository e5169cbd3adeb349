import {
  beginByItself,
  cancelTransmission,
  confirmDelivery,
  endedWords,
  keepConnector,
  keepStep,
  type Step,
} from '../../channels/index.ts';
import type { Caller } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { unwrap } from '../../platform/outcome.ts';
import { withdraw } from '../../publishing/index.ts';
import { inOffice, workingDaysBefore } from '../calendar.ts';
import type { Books, Deed } from '../deeds.ts';
import type { Filed } from '../filed.ts';
import type { Planned } from '../plan.ts';

/** The invented city's site, which no request ever reaches. */
const CITY = 'shixian.example';
const [INTERFACE, PACKAGES] = ['cityWebsite', 'websitePackages'];
const SECOND = 1_000; // ms

type What = 'shown' | 'gone' | 'withdrawn' | 'asked' | 'declined' | 'silent' | 'calledOff' | 'byHand' | 'waits';

/** So many working days ago, what became of it at the city, title, office, column, item, text. */
const texts: readonly (readonly [number, What, string, 'dzb' | 'nyz' | 'jsb', string, string, string])[] = [
  [4, 'shown', '机耕路维修施工公告', 'jsb', 'xiangmu', '20.10', '施工期间机动车绕行村东便道，行人照常通行。'],
  [4, 'gone', '便民服务窗口午间值班安排', 'dzb', 'gonggao', '20.5', '午间由一名窗口人员值班，受理急办事项。'],
  [4, 'withdrawn', '农膜回收点设置情况', 'nyz', 'gonggao', '20.12', '各村设置农膜回收点一处，按重量登记。'],
  [
    3,
    'shown',
    '村级财务公开时间安排',
    'dzb',
    'caizheng',
    '20.15',
    '收支明细在村务公开栏张贴七天，票据可到村委会查看。',
  ],
  [3, 'asked', '宅基地申请办理程序', 'jsb', 'tudi', '21.4', '农户向村民小组提出申请，经村民会议讨论后报镇里审核。'],
  [
    3,
    'declined',
    '示范镇志愿服务活动情况',
    'dzb',
    'dongtai',
    '20.15',
    '志愿者入户为行动不便的老人清扫院落、代办事项。',
  ],
  [2, 'silent', '灌溉用水轮灌次序', 'nyz', 'xiangmu', '21.2', '各村用水的次序和时段张贴在渠口，临时调整的当日通知。'],
  [2, 'calledOff', '危险路段警示牌增设地点', 'jsb', 'gonggao', '20.13', '在急弯、临水路段增设警示牌，夜间可以反光。'],
  [1, 'byHand', '养老保险待遇认证提醒', 'dzb', 'gonggao', '20.11', '行动不便的老人可以预约上门认证，不收取费用。'],
  [1, 'waits', '耕地地力保护补贴申报须知', 'nyz', 'butie', '21.1', '申报人核对面积后签字，面积有出入的当场登记复量。'],
  [1, 'waits', '农村危房改造申请条件', 'jsb', 'xiangmu', '21.8', '房屋经鉴定为危险的，住户可以向村里提出申请。'],
];

/** Since this day 本市政府网站 is another site than the town's own. 'YYYY-MM-DD' */
export const cityIsElsewhereSince = (today: string): string => workingDaysBefore(today, 4);

/** What the invented town signed off since, and is to stand on the city's site. */
export function planToCity(today: string): Planned[] {
  return texts.map(([ago, , title, office, column, item, words]) => {
    const day = workingDaysBefore(today, ago);
    return {
      ...{ title, office, column, item, day, month: day.slice(0, 7), formedOn: workingDaysBefore(day, 2) },
      ...{ body: `<p>${words}</p>`, keywords: ['演示数据'], channels: ['website'], waiting: ['website'] },
    };
  });
}

/** What became of it: sent by the interface as long as that was in use, with what the city's instance answers; since the
 *  last day by packages, which send nothing. */
export async function toCity(tx: Tx, books: Books, filed: Filed): Promise<Deed[]> {
  const { authorityId } = filed;
  const today = dayOf(books.now);
  const head = filed.staff.get('sfz-head')!;
  const by = (now: Date): Caller => ({ ...books, who: head, now });
  const set = (connector: string, enabled: boolean, settings: Record<string, string>, at: Date) =>
    keepConnector(tx, { authorityId, connector, enabled, settings, sealed: null }, '演示数据', at);
  const account = { city: `https://${CITY}`, keyId: 'gx_demo00000000' };
  await set(INTERFACE!, true, account, inOffice(cityIsElsewhereSince(today), 0));
  const rows = await tx
    .selectFrom('deliveries')
    .select(['id', 'document_id as documentId', 'title', 'planned_at as plannedAt'])
    .where('authority_id', '=', authorityId)
    .where('channel', '=', 'website')
    .where('state', '=', 'planned')
    .execute();
  const last = workingDaysBefore(today, 1);
  const changes: Deed = {
    at: inOffice(last, 0),
    run: async (at) => {
      await set(INTERFACE!, false, account, at);
      await set(PACKAGES!, true, { host: CITY }, at);
    },
  };
  const each = texts.flatMap(([, what, named]): Deed[] => {
    const one = rows.find(({ title }) => title === named)!;
    const address = `https://${CITY}/documents/${one.documentId}`;
    const after = (seconds: number, run: Deed['run']): Deed => ({
      at: new Date(one.plannedAt.getTime() + seconds * SECOND),
      run,
    });
    const told = (seconds: number, ...steps: Step[]) =>
      after(seconds, (at) =>
        books.db.transaction().execute(async (within) => {
          for (const step of steps) await keepStep(within, await newest(within, one.id), step, at);
        }),
      );
    const begins = after(1, (at) => beginByItself(books.db, at));
    const visits = (status: number, seconds = 60) => after(seconds, (at) => visited(tx, one.id, address, status, at));
    const out = told(3, committed, { next: 'done', reached: there, urls: [address] });
    const sees = told(3, committed, { next: 'ask', reached: { ...there, asked: 0 }, after: 60 });
    if (what === 'shown') return [begins, out, visits(200)];
    if (what === 'gone') return [begins, out, visits(404)];
    if (what === 'asked') return [begins, sees];
    if (what === 'declined')
      return [begins, sees, told(5_400, { next: 'failed', reached: there, failure: endedWords('declined', WHY) })];
    if (what === 'silent') return [begins, told(3, committed, SILENT)];
    if (what === 'withdrawn')
      return [
        ...[begins, out],
        after(7_200, async (at) => unwrap(await withdraw(by(at), { id: one.documentId!, reason: WITHDRAWN }))),
        told(7_202, { next: 'commit', reached: there }, { next: 'done', reached: there, urls: [] }),
      ];
    if (what === 'calledOff')
      return [
        begins,
        after(2, async (at) => unwrap(await cancelTransmission(by(at), { id: await newest(tx, one.id) }))),
        told(3, { next: 'done', reached: {}, urls: [] }),
      ];
    if (what === 'byHand') {
      const proof = { deliveredOn: last, url: address, note: '', evidence: [] };
      return [
        after(3_600, async (at) => unwrap(await confirmDelivery(by(at), { id: one.id, ...proof }))),
        visits(200, 3_660),
      ];
    }
    return [];
  });
  return [changes, ...each];
}

const WHY = '工作动态由各镇在自己的网站公开';
const WITHDRAWN = '回收点的地址有误，核对后另行公开。';
const there = { committed: true, files: [] };
const committed: Step = { next: 'commit', reached: { committed: true } };
const SILENT: Step = { next: 'away', reached: { committed: true }, failure: '市政府网站没有应答（ETIMEDOUT）' };

async function newest(tx: Tx, deliveryId: number): Promise<number> {
  const { id } = await tx
    .selectFrom('transmission_articles')
    .select(({ fn }) => fn.max('transmission_id').as('id'))
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirstOrThrow();
  return id;
}

/** As the daily visits keep it, which leave invented addresses alone. */
async function visited(tx: Tx, id: number, url: string, status: number, at: Date): Promise<void> {
  const visit = { delivery_id: id, url, host: CITY, day: dayOf(at), at, status, bad_days: status === 200 ? 0 : 1 };
  await tx.insertInto('delivery_visits').values(visit).execute();
}
