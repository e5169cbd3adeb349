import { beginGuide, confirmGuide, saveGuide, submitGuide } from '../../../../src/guides/actions.ts';
import { emptyGuide } from '../../../../src/guides/index.ts';
import { guideKind } from '../../../../src/guides/subject.tsx';
import { REVIEW_GATES } from '../../../../src/law/index.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { describePolicy } from '../../../../src/policies/index.ts';
import { giveVerdict, latestRound } from '../../../../src/review/index.ts';
import {
  addEntry,
  beginTopic,
  concludeTopic,
  saveTopic,
  submitTopic,
  topicKind,
} from '../../../../src/topics/index.ts';
import type { Login } from '../people.ts';
import { at, type Deed, dated } from '../year.ts';

/** What explains to people: 办事指南, 热点回应, 政策文件库. */

const GATES = [...Object.keys(REVIEW_GATES), 'secrecy'];
const deed = (when: string, says: string, run: Deed['run']): Deed => ({ at: at(when), says, run });

/** Passed by the three of the chain on a day. @param name of what is under review */
const passed = (day: string, name: string, kind: Parameters<typeof giveVerdict>[1]['kind']) =>
  (
    [
      ['09:45', 'head'],
      ['10:45', 'secrecy'],
      ['14:45', 'signer'],
    ] as const
  ).map(([time, who]) =>
    deed(`${day} ${time}`, `${name} ${who} 通过`, async (year, now) => {
      const id = String(year.id(name));
      const { contentHash } = (await latestRound(year.books.db, kind.name, id))!;
      const given = { kind, id, contentHash, gates: GATES, verdict: 'passed', remark: '' } as const;
      unwrap(await giveVerdict(await year.as(who, now), given));
    }),
  );

const guide = {
  ...emptyGuide('农机购置补贴申领'),
  ...{ audiences: ['person' as const], subject: 'farming' as const, basis: '农机购置与应用补贴实施意见（演示）' },
  ...{ conditions: '本镇购机农户', materials: [{ name: '购机发票', originals: 1, copies: 0, note: '' }] },
  ...{ place: '一楼大厅 2 号窗口，工作日 8:30 至 17:00', telephone: '0000-0000000' },
  ...{ steps: '到窗口提出申请\n核验机具\n公示后兑付', legalLimit: '30 个工作日', promisedLimit: '15 个工作日' },
  ...{ charged: false, result: '补贴到户', supervision: '0000-0000001' },
};

const GUIDES: readonly Deed[] = [
  deed('03-18 09:00', '办事指南送审', async (year, now) => {
    const keeper = await year.as('editor3', now);
    const id = unwrap(await beginGuide(keeper, { title: guide.title, officeId: null }));
    year.ids.set('G1', id);
    unwrap(await saveGuide(keeper, { id, content: guide }));
    unwrap(await submitGuide(keeper, { id }));
  }),
  ...passed('03-18', 'G1', guideKind),
  // 180 days after it went out: 09-14
  deed('09-16 10:00', '办事指南核对无误', async (year, now) =>
    unwrap(await confirmGuide(await year.as('editor3', now), { id: year.id('G1') })),
  ),
];

/** [name, who writes, title, begun and public, concluded] */
const TOPICS: readonly [name: string, by: Login, title: string, begun: string, concluded: string][] = [
  ['H1', 'editor1', '冬季供暖补贴怎么领', '11-09', '12-07'],
  ['H2', 'editor3', '秸秆离田由谁负责', '12-21', '2027-01-06'], // its conclusion counts in the next year
];

const topicDeeds = TOPICS.flatMap(([name, by, title, begun, concluded]): Deed[] => [
  deed(`${begun} 09:00`, `${name} 热点回应送审`, async (year, now) => {
    const keeper = await year.as(by, now);
    const id = unwrap(await beginTopic(keeper, { title, officeId: null }));
    year.ids.set(name, id);
    unwrap(await saveTopic(keeper, { id, title, question: '怎样办理，什么时候有结果。' }));
    const said = { text: '会上已经说明办理的办法和时间。', who: '演示·镇长', source: '' };
    unwrap(await addEntry(keeper, { id, on: dated(begun), kind: 'speech', ...said }));
    unwrap(await submitTopic(keeper, { id }));
  }),
  ...passed(begun, name, topicKind),
  deed(`${concluded} 09:00`, `${name} 结论送审`, async (year, now) => {
    const keeper = await year.as(by, now);
    unwrap(await concludeTopic(keeper, { id: year.id(name), conclusion: '已经全部办理完毕。' }));
    unwrap(await submitTopic(keeper, { id: year.id(name) }));
  }),
  ...passed(concluded, name, topicKind),
]);

const described = (when: string, name: string, from: string) =>
  deed(when, `${name} 归类`, async (year, now) => {
    const facts = { theme: 'farming', audiences: [], from: dated(from), until: null, exempt: '' } as const;
    unwrap(await describePolicy(await year.as('editor1', now), { id: year.id(name), ...facts }));
  });

export const EXPLAINED: readonly Deed[] = [
  ...GUIDES,
  ...topicDeeds,
  described('03-16 10:00', 'N3', '04-01'), // in force until 11-11, when N10 came in its place
  described('11-12 10:00', 'N10', '12-01'),
];
