import {
  appeal,
  beginScheme,
  confirm,
  decideAppeal,
  decideCorrection,
  finalise,
  judge,
  keepUpAssessments,
  proposeCorrection,
  publishResults,
  publishScheme,
  saveItem,
  saveSettings,
  selfAssess,
  setUpSubject,
  tellResults,
} from '../assessment/index.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';

type ItemInput = Parameters<typeof saveItem>[1]['input'];

const counted = (
  group: string,
  title: string,
  weight: number,
  measure: string,
  scale: Partial<ItemInput>,
): ItemInput => ({
  ...{ version: 0, group, title, weight: weight * 100, kind: 'counted', measure, basis: '' },
  ...{ scale: 'linear', full: '', none: '', off: '', cap: '', ...scale },
});
const judged = (
  group: string,
  title: string,
  weight: number,
  basis: string,
  kind: ItemInput['kind'] = 'judged',
): ItemInput => ({
  ...{ version: 0, group, title, weight: weight * 100, kind, measure: '', basis },
  ...{ scale: 'linear', full: '', none: '', off: '', cap: '' },
});

const ITEMS: readonly ItemInput[] = [
  counted('主动公开', '公开事项及时率', 20, 'dues.timely', { full: '95', none: '60' }),
  counted('主动公开', '超过法定时限公开', 10, 'published.late', { scale: 'each', off: '0.5', cap: '10' }),
  counted('依申请公开', '按期办结', 15, 'applications.timely', { full: '100', none: '80' }),
  counted('互动交流', '留言按期答复', 10, 'messages.timely', { full: '100', none: '70' }),
  counted('监督保障', '收到的督办单', 5, 'orders', { scale: 'each', off: '1', cap: '5' }),
  judged('公开质量', '政策解读和回应', 20, '重要文件都有解读，解读讲清楚要点；群众关心的事有回应。看网站和佐证材料。'),
  judged('公开质量', '村（社区）信息公开', 15, '公开栏每月更新，内容齐全，有照片。'),
  counted('社会评议', '群众满意程度', 5, 'surveys.appraisal', { full: '90', none: '50' }),
  judged('加分和扣分', '工作创新', 3, '做法在全市推广的。', 'bonus'),
  judged('加分和扣分', '被通报批评', 5, '被上级通报批评一次扣 2 分。', 'deduction'),
];

/** Who takes part: those who assess, and of each authority who answers for it. */
interface People {
  city: Who;
  second: Who;
  heads: readonly Who[];
}

/** Since when this year's runs, working days back. */
const RUNNING = 6;
/** The year that is being assessed: '2026'. */
export const assessedYear = (today: string): string => workingDaysBefore(today, RUNNING).slice(0, 4);

/** 工作考核 of the city over its towns: one round that ended this autumn, of last year, and this year's, in which they are
 *  assessing themselves. */
export function assessing(books: Books, people: People): Deed[] {
  const today = dayOf(books.now);
  const year = Number(assessedYear(today));
  return [...ended(books, people, today, year - 1), ...running(books, people, today, year)];
}

/** Days are working days before today. */
type At = (before: number, minutes: number, run: Deed['run']) => Deed;

/** @param items that it is written with; none: those of the year before, from which it is made */
function written(
  books: Books,
  { city }: People,
  at: At,
  { before, year, frozenOn, items }: { before: number; year: number; frozenOn: string; items: readonly ItemInput[] },
) {
  let id = 0;
  const caller = (now: Date) => ({ ...books, who: city, now });
  const deeds = [
    at(before, 30, async (now) => {
      id = unwrap(await beginScheme(caller(now), { year, scope: 'below' }));
      const settings = {
        ...{ title: `${year} 年度政府信息公开工作考核方案（演示）`, selfDays: 10, frozenOn, appealDays: 5 },
        note: '依据《中华人民共和国政府信息公开条例》第四十六条。演示数据。',
        ...{ grades: { excellent: 90_00, good: 80_00, fair: 60_00 }, bonusCap: 3_00, deductionCap: 5_00 },
        ...{ leastAnswers: 30, ranking: true },
      };
      unwrap(await saveSettings(caller(now), { id, version: 1, settings }));
      for (const [n, input] of items.entries())
        unwrap(await saveItem(caller(now), { id, version: n + 2, item: undefined, input }));
    }),
    at(before, 90, async (now) => {
      unwrap(await publishScheme(caller(now), { id, version: items.length + 2, reason: '' }));
    }),
  ];
  return { deeds, id: () => id };
}

/** The towns kept books all year, whenever they were entered here; of who has a survey of satisfaction it is their 社会评议. */
function countedFromNewYear(
  books: Books,
  { city, heads }: People,
  at: At,
  before: number,
  year: number,
  id: () => number,
) {
  return at(before, 30, async (now) => {
    for (const { authorityId } of heads) {
      const surveyId = await appraisalOf(books, authorityId, year);
      const of = { ...(await subjectOf(books, id(), authorityId)), surveyId, question: 0 };
      unwrap(await setUpSubject({ ...books, who: city, now }, { ...of, countedFrom: `${year}-01-01` }));
    }
  });
}

/** An authority's survey of a year that asks how content people are; null: it has none. */
async function appraisalOf(books: Books, authorityId: number, year: number): Promise<number | null> {
  const row = await books.db
    .selectFrom('surveys as s')
    .innerJoin('survey_versions as v', (join) => join.onRef('v.survey_id', '=', 's.id').on('v.until', 'is', null))
    .select('s.id')
    .where('s.authority_id', '=', authorityId)
    .where('s.closes_on', '>=', `${year}-01-01`)
    .where('s.closes_on', '<=', `${year}-12-31`)
    .where((eb) => eb(eb.ref('v.content', '->>').key('title'), '~', '满意|评议'))
    .orderBy('s.id')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function subjectOf(books: Books, schemeId: number, authorityId: number) {
  return books.db
    .selectFrom('assessment_subjects')
    .select(['id', 'version'])
    .where('scheme_id', '=', schemeId)
    .where('authority_id', '=', authorityId)
    .executeTakeFirstOrThrow();
}

const CLAIMS = [
  { item: 'k6', points: 19_00, said: '规范性文件都有解读，图解两件；热点回应三件。' },
  { item: 'k7', points: 14_00, said: '各村每月更新公开栏，照片在发布渠道里。' },
  { item: 'k9', points: 0, said: '' },
  { item: 'k10', points: 0, said: '没有被通报批评。' },
];

function ended(books: Books, people: People, today: string, year: number): Deed[] {
  const { city, second, heads } = people;
  const at: At = (before, minutes, run) => ({ at: inOffice(workingDaysBefore(today, before), minutes), run });
  const frozenOn = workingDaysBefore(today, 70);
  const { deeds, id } = written(books, people, at, { before: 90, year, frozenOn, items: ITEMS });
  const as = (who: Who, now: Date) => ({ ...books, who, now });
  const of = async (who: Who) => subjectOf(books, id(), who.authorityId);
  const [first, other] = heads as [Who, Who];
  return [
    ...deeds,
    countedFromNewYear(books, people, at, 89, year, id),
    at(82, 60, async (now) => {
      unwrap(await selfAssess(as(first, now), { ...(await of(first)), claims: CLAIMS, evidence: [], drop: [] }));
    }),
    // after its term
    at(78, 60, async (now) => {
      const claims = CLAIMS.map((one) => ({ ...one, said: one.said && '已经按要求做了。' }));
      unwrap(await selfAssess(as(other, now), { ...(await of(other)), claims, evidence: [], drop: [] }));
    }),
    at(69, 5, async (now) => keepUpAssessments({ ...books, now })),
    at(66, 60, async (now) => {
      const given = [
        { item: 'k6', points: 18_00, reason: '一件规范性文件的解读晚了两周。' },
        { item: 'k7', points: 14_00, reason: '一个村有一个月没有照片。' },
      ];
      unwrap(await judge(as(city, now), { ...(await of(first)), given }));
      const less = [
        { item: 'k6', points: 14_00, reason: '三件文件没有解读。' },
        { item: 'k7', points: 12_00, reason: '一个村有两个月没有照片。' },
      ];
      unwrap(await judge(as(city, now), { ...(await of(other)), given: less }));
    }),
    at(65, 60, async (now) => {
      unwrap(await confirm(as(second, now), { ...(await of(other)), item: 'k6', agrees: true, reason: '' }));
    }),
    at(64, 60, async (now) => {
      unwrap(await tellResults(as(city, now), { id: id() }));
    }),
    at(61, 60, async (now) => {
      const reason = '两个月都有照片，登记时写错了日期。';
      unwrap(await appeal(as(other, now), { ...(await of(other)), item: 'k7', reason, evidence: [] }));
    }),
    at(58, 60, async (now) => {
      const decision = '核对照片，两个月都有，属实。';
      // whoever judged it does not decide
      unwrap(
        await decideAppeal(as(second, now), {
          ...{ ...(await of(other)), item: 'k7', verdict: 'changed', points: 14_00, decision },
        }),
      );
    }),
    at(56, 60, async (now) => {
      unwrap(await finalise(as(city, now), { id: id() }));
    }),
    at(55, 60, async (now) => {
      unwrap(await publishResults(as(city, now), { id: id() }));
    }),
    // a text was explained in time, which nobody had seen
    at(41, 60, async (now) => {
      const reason = '扣分的一件文件，解读与文件同日公开，评分时没有看到。';
      unwrap(await proposeCorrection(as(city, now), { ...(await of(first)), item: 'k6', points: 20_00, reason }));
    }),
    at(40, 60, async (now) => {
      const subject = await of(first);
      const { id: correctionId } = await books.db
        .selectFrom('assessment_corrections')
        .select('id')
        .where('subject_id', '=', subject.id)
        .where('state', '=', 'proposed')
        .executeTakeFirstOrThrow();
      unwrap(await decideCorrection(as(second, now), { ...subject, correctionId, agrees: true, remark: '' }));
    }),
  ];
}

function running(books: Books, people: People, today: string, year: number): Deed[] {
  const at: At = (before, minutes, run) => ({ at: inOffice(workingDaysBefore(today, before), minutes), run });
  const { deeds, id } = written(books, people, at, { before: RUNNING, year, frozenOn: `${year}-12-31`, items: [] });
  const [first] = people.heads as [Who];
  return [
    ...deeds,
    countedFromNewYear(books, people, at, 5, year, id),
    at(2, 80, async (now) => {
      const subject = await subjectOf(books, id(), first.authorityId);
      unwrap(await selfAssess({ ...books, who: first, now }, { ...subject, claims: CLAIMS, evidence: [], drop: [] }));
    }),
  ];
}
