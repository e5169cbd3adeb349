import {
  INDICATOR_IDS,
  INDICATORS,
  type IndicatorId,
  type Judgement,
  type Observation,
  scoredVerdict,
} from '../law/index.ts';
import { type Tx, within } from '../platform/database/index.ts';
import { dayOf, instantOf } from '../platform/dates.ts';
import { keepNight } from '../self-inspection/index.ts';
import type { Filed } from './filed.ts';

const DAY_MS = 86_400_000;
/** Nights before today that are told. */
const NIGHTS = 24;
/** What is looked at of each sort in an ordinary night. */
const USUAL: Partial<Record<IndicatorId, number>> = {
  ...{ links: 96, outsideLinks: 18, files: 24, columnsKept: 17, guideElements: 12, interpretation: 9, answered: 30 },
  ...{ search: 1, metadata: 88, speed: 118, wording: 400, machines: 2, mobile: 88, accessibility: 88 },
};

/** Something that was wrong for some nights: from so many days back, until so many. */
interface Wrong extends Pick<Observation, 'key' | 'what' | 'where' | 'said'> {
  indicator: IndicatorId;
  from: number;
  until: number;
}

/** 网站自查: nights of the last weeks, with vetoes that were mended. What was seen in them is invented and marked so; the
 *  first night after it is a real one. */
export async function addSelfInspection(tx: Tx, { authorityId }: Filed, now: Date): Promise<void> {
  const wrong = await wrongs(tx, authorityId);
  for (let back = NIGHTS; back >= 1; back--) {
    const day = dayOf(new Date(now.getTime() - back * DAY_MS));
    const judgements = INDICATOR_IDS.map((id) =>
      judgementOf(
        id,
        wrong.filter((one) => back <= one.from && back > one.until && one.indicator === id),
      ),
    );
    await keepNight(
      within(tx),
      { authorityId, day, begunAt: instantOf(`${day}T03:00`), now: instantOf(`${day}T03:04`) },
      {
        judgements,
        walked: { pages: 118 + (back % 5), opened: [], leftOut: '' },
        address: 'http://sfhz.example',
        byOwnPort: false,
        isDemo: true,
      },
    );
  }
}

function judgementOf(indicator: IndicatorId, wrong: readonly Wrong[]): Judgement {
  const bad: Observation[] = wrong.map(({ key, what, where, said }) => ({ key, what, where, said, ok: false }));
  const name = INDICATORS[indicator].name;
  if (INDICATORS[indicator].sort === 'veto')
    return {
      ...{ indicator, state: bad.length ? 'failed' : 'passed', observations: bad },
      said: bad.length ? bad.map(({ what, said }) => `${what}：${said}`).join('；') : '没有发现问题（演示数据）',
    };
  const usual = USUAL[indicator];
  if (!usual) return { indicator, state: 'unchecked', said: '演示数据中没有这一项', observations: [] };
  const good = Math.max(0, usual - bad.length);
  const rest: Observation[] = good
    ? [{ key: 'rest', what: `${name}：其余 ${good} 处`, where: '', said: '演示数据', ok: true, alike: good }]
    : [];
  return scoredVerdict(indicator, [...bad, ...rest], '');
}

/** Faults on pages that are there, so that the way to mend them leads somewhere. */
async function wrongs(tx: Tx, authorityId: number): Promise<Wrong[]> {
  const documents = await tx
    .selectFrom('publications')
    .select(['document_id as id', 'title'])
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .where('on_site', '=', true)
    .orderBy('published_at', 'desc')
    .limit(12)
    .execute();
  const guides = await tx
    .selectFrom('guide_versions')
    .select(['guide_id as id', 'content'])
    .where('authority_id', '=', authorityId)
    .where('until', 'is', null)
    .orderBy('guide_id')
    .limit(3)
    .execute();
  const guide = guides.map(({ id, content }) => ({
    key: `/guides/${id}`,
    what: content.title,
    where: `/guides/${id}`,
  }));
  const page = documents.map(({ id, title }) => ({ what: title, where: `/documents/${id}` }));
  const at = (
    of: { key: string; what: string; where: string } | undefined,
    more: Omit<Wrong, 'key' | 'what' | 'where'>,
  ) => (of ? [{ ...of, ...more }] : []);
  const on = (n: number, key: string, more: Omit<Wrong, 'key' | 'what' | 'where'>) =>
    page[n] ? [{ key, ...page[n], ...more }] : [];
  return [
    ...at(guide[0], { indicator: 'services', said: '缺少咨询电话', from: 24, until: 21 }),
    {
      indicator: 'home',
      key: 'home',
      what: '首页',
      where: '/',
      said: '首页上最新的内容已超过 2 周',
      from: 15,
      until: 14,
    },
    ...at(guide[1], { indicator: 'guideElements', said: '缺少监督电话', from: 20, until: 12 }),
    ...on(2, '/documents/900001', {
      indicator: 'links',
      said: '指向 /documents/900001，打开是 404',
      from: 18,
      until: 9,
    }),
    ...on(3, '/documents/900002', {
      indicator: 'links',
      said: '指向 /documents/900002，打开是 410',
      from: 6,
      until: 2,
    }),
    ...on(4, '/files/demo/申请表.docx', { indicator: 'files', said: '内容不是 .docx 文件', from: 11, until: 7 }),
    ...on(5, page[5]?.where ?? '', { indicator: 'accessibility', said: '2 张图片没有替代文字', from: 10, until: 3 }),
    ...on(6, page[6]?.where ?? '', { indicator: 'interpretation', said: '解读没有链接回来', from: 4, until: 1 }),
    {
      indicator: 'search',
      key: 'search',
      what: '站内搜索',
      where: '/search',
      said: '用标题搜索，没有找到',
      from: 9,
      until: 8,
    },
  ];
}
