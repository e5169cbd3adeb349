import { describe, expect, test } from 'vitest';
import type { Facility } from '../../../channels/index.ts';
import { auditReport, type Channel, channels, emptyTables, reportTitle, type Tables } from '../../../law/index.ts';
import type { Facts } from '../../figures/facts.ts';
import { type Counted, figureFault, fill } from '../live-figures.ts';
import { type Part, partIds, sectionsOf } from '../parts.ts';
import { templateText } from '../template.ts';
import { statementsOf } from './statements.ts';

const noChannels = Object.fromEntries(channels.map((channel) => [channel, 0])) as Record<Channel, number>;
const none: Facts['management'] = {
  ...{ drafted: 0, draftedSince: undefined, formsBefore: 0 },
  ...{ found: 0, stopped: 0, mended: 0, acknowledged: 0, released: 0, viewed: 0, masked: 0, cleaned: 0, forms: 0 },
  ...{ nightFound: 0, nightJudged: 0, nightGone: 0, nights: 0, since: undefined },
};
const noInteraction: Facts['interaction'] = {
  consultations: { opened: 0, comments: 0, answered: 0, considered: 0, adopted: 0 },
  surveys: { opened: 0, answers: 0 },
  topics: { published: 0, answered: 0, closed: 0 },
};
/** A year in which this happened of what people were asked. */
const asked = (
  consultations: Partial<Facts['interaction']['consultations']>,
  { surveys = {}, topics = {} }: { surveys?: object; topics?: object } = {},
): Partial<Facts> => ({
  interaction: {
    consultations: { ...noInteraction.consultations, ...consultations },
    surveys: { ...noInteraction.surveys, ...surveys },
    topics: { ...noInteraction.topics, ...topics },
  },
});
const nothing: Facts = {
  finance: { budget: 0, accounts: 0 },
  columns: [],
  late: 0,
  failed: 0,
  reviews: { submitted: 0, passed: 0, returned: 0, secrecyPassed: 0, secrecyReturned: 0, steps: [] },
  management: none,
  facilities: [],
  places: { all: 0, withContact: 0 },
  people: { writing: 0, reviewing: 0 },
  training: { sessions: 0, attendances: 0, people: 0, hours: 0, due: 0, missing: 0 },
  reassessment: { due: 0, assessed: 0, left: 0, opened: 0, disclosed: 0 },
  accountability: 0,
  supervised: { 'site.nights': 0, 'site.found': 0, 'site.mended': 0, orders: 0, 'orders.closed': 0 },
  assessment: { rounds: 0, held: 0, appraisals: 0, answers: 0, results: '' },
  askedOften: 0,
  replyTimes: { late: 0, extended: 0, overdue: 0 },
  messages: { received: 0, answered: 0, inTime: 0, rated: 0, content: 0, medianDays: null },
  interaction: noInteraction,
};
const reviews = {
  submitted: 9,
  passed: 8,
  returned: 0,
  secrecyPassed: 8,
  secrecyReturned: 0,
  steps: ['初审', '保密审查'],
};
const unsupervised = { 'site.nights': 0, 'site.found': 0, 'site.mended': 0, orders: 0, 'orders.closed': 0 };
const training = { sessions: 2, attendances: 9, people: 6, hours: 22.5, due: 8, missing: 2 };
const reassessment = { due: 9, assessed: 7, left: 2, opened: 3, disclosed: 1 };
const assessment = {
  ...{ rounds: 1, held: 3, appraisals: 2, answers: 121 },
  results: '某市人民政府 2023 年度考核得 87.5 分，等次为良好',
};
const facility = (kind: Facility['kind'], name: string, place: string, count: number): Facility => ({
  id: 1,
  kind,
  name,
  place,
  count,
  since: '2020-01-01',
  until: null,
  recordedBy: '测试',
  removedAt: null,
  removedBy: '',
  removedReason: '',
});
const column = (name: string, count: number, kind: 'news' | 'other' = 'other') => ({
  id: count,
  name,
  kind,
  count,
  parent: false,
});
const counted = (
  facts: Partial<Facts>,
  { counts = {}, change }: { counts?: Partial<Record<Channel, number>>; change?: (tables: Tables) => void } = {},
): Counted => {
  const tables = emptyTables();
  change?.(tables);
  return {
    authority: '测试镇人民政府',
    year: 2023,
    tables,
    channels: { ...noChannels, ...counts },
    applicationFees: 0n,
    before: { tables: emptyTables(), channels: noChannels },
    facts: { ...nothing, ...facts },
  };
};
type More = Parameters<typeof counted>[1];

test.each<[part: Part, id: string, facts: Partial<Facts>, more: More, said: string | undefined, why: string]>([
  ['publishing', 'budget', { finance: { budget: 1, accounts: 0 } }, {}, '公开 2023 年预算信息 1 份。', 'one'],
  [
    'publishing',
    'budget',
    { finance: { budget: 0, accounts: 2 } },
    {},
    undefined,
    'last year’s accounts are no budget',
  ],
  ['publishing', 'accounts', { finance: { budget: 0, accounts: 2 } }, {}, '公开 2022 年度决算信息 2 份。', 'two'],
  ['publishing', 'accounts', {}, {}, undefined, 'none'],
  [
    'publishing',
    'columns',
    { columns: [column('社会救助', 3), column('工作动态', 90, 'news'), column('财政信息', 7), column('空栏目', 0)] },
    {},
    '工作动态以外，公开较多的栏目有：财政信息 7 条、社会救助 3 条。',
    'the fullest first, no news, none that is empty',
  ],
  ['publishing', 'columns', { columns: [column('工作动态', 90, 'news')] }, {}, undefined, 'news alone'],
  ['publishing', 'money', {}, {}, undefined, 'no column about money'],
  [
    'publishing',
    'money',
    { columns: [column('财政信息', 1), column('村集体收支', 5), column('村务财务', 2)] },
    {},
    '财政财务类栏目公开 8 条（财政信息 1 条、村集体收支 5 条、村务财务 2 条）。',
    'three columns',
  ],
  ['publishing', 'explanations', { columns: [column('政策解读', 4)] }, {}, '政策解读类栏目公开 4 条。', 'explained'],
  ['publishing', 'explanations', { columns: [column('政策解读', 0)] }, {}, undefined, 'nothing explained'],
  ['platforms', 'messages', {}, {}, undefined, 'nobody wrote'],
  [
    'platforms',
    'messages',
    { messages: { received: 61, answered: 55, inTime: 50, rated: 30, content: 28, medianDays: 3 } },
    {},
    '网站“互动交流”等渠道全年收到群众留言 61 件，答复 55 件，其中按期答复 50 件。',
    'people wrote',
  ],
  [
    'platforms',
    'content',
    { messages: { received: 61, answered: 55, inTime: 50, rated: 30, content: 28, medianDays: 3 } },
    {},
    '留言人作出评价 30 件，满意和基本满意 28 件。',
    'and said how it was',
  ],
  ['platforms', 'consultations', {}, {}, undefined, 'nobody was asked'],
  [
    'platforms',
    'consultations',
    asked({ opened: 3, comments: 41 }),
    {},
    '向社会公开征集意见 3 项，收到意见 41 条。',
    'people commented',
  ],
  [
    'platforms',
    'consultations',
    asked({ opened: 1 }),
    {},
    '向社会公开征集意见 1 项，没有收到意见。',
    'nobody commented: a counted 0',
  ],
  [
    'platforms',
    'consultations',
    asked({ comments: 2 }),
    {},
    '上年开始的意见征集收到意见 2 条。',
    'begun the year before, still open',
  ],
  [
    'platforms',
    'results',
    asked({ opened: 1, comments: 4 }),
    {},
    undefined,
    'not finished: nothing is said of what was adopted',
  ],
  [
    'platforms',
    'results',
    asked({ answered: 2, considered: 9, adopted: 4 }),
    {},
    '征集结束后公布采纳情况 2 项，涉及意见 9 条，采纳和部分采纳 4 条。',
    'some were adopted',
  ],
  [
    'platforms',
    'results',
    asked({ answered: 1, considered: 5 }),
    {},
    '征集结束后公布采纳情况 1 项，涉及意见 5 条，没有采纳的。',
    'none was',
  ],
  ['platforms', 'results', asked({ answered: 1 }), {}, '征集结束后公布采纳情况 1 项。', 'nobody had commented'],
  ['platforms', 'surveys', {}, {}, undefined, 'no survey'],
  [
    'platforms',
    'surveys',
    asked({}, { surveys: { opened: 2, answers: 130 } }),
    {},
    '开展问卷调查 2 项，收到答卷 130 份。',
    'two',
  ],
  [
    'platforms',
    'surveys',
    asked({}, { surveys: { opened: 1 } }),
    {},
    '开展问卷调查 1 项，没有收到答卷。',
    'nobody answered',
  ],
  [
    'platforms',
    'surveys',
    asked({}, { surveys: { answers: 7 } }),
    {},
    '上年开始的问卷调查收到答卷 7 份。',
    'begun the year before',
  ],
  ['platforms', 'topics', {}, {}, undefined, 'no topic'],
  [
    'platforms',
    'topics',
    asked({}, { topics: { published: 2, answered: 7, closed: 1 } }),
    {},
    '对群众集中关心的事项发布热点回应 2 个，作出回应 7 次，办结 1 个。',
    'all of it',
  ],
  [
    'platforms',
    'topics',
    asked({}, { topics: { answered: 1 } }),
    {},
    '对群众集中关心的事项作出回应 1 次。',
    'a topic of before goes on',
  ],
  ['management', 'reviews', {}, {}, '本年度审核记录中没有送审的文稿。', 'none'],
  [
    'management',
    'reviews',
    { reviews },
    {},
    '文稿分级审核、先审后发，依次经初审、保密审查；本年度送审 9 篇次，审核通过 8 篇次，没有退回修改的。',
    'none sent back',
  ],
  [
    'management',
    'reviews',
    { reviews: { ...reviews, returned: 1 } },
    {},
    '文稿分级审核、先审后发，依次经初审、保密审查；本年度送审 9 篇次，审核通过 8 篇次，其中退回修改 1 篇次。',
    'one sent back',
  ],
  ['management', 'secrecy', {}, {}, undefined, 'no secrecy review in the books'],
  ['management', 'checks', {}, {}, undefined, 'nothing found, or no book of that year'],
  [
    'management',
    'checks',
    { management: { ...none, found: 12, mended: 5, acknowledged: 7 } },
    {},
    '公开前自动检查发现需修改、核对的内容 12 处，修改 5 处，逐处核对确认 7 处。',
    'nothing stopped',
  ],
  [
    'management',
    'checks',
    { management: { ...none, found: 1, stopped: 1 } },
    {},
    '公开前自动检查发现需修改、核对的内容 1 处（其中自动拦下 1 处）。',
    'what became of it is of another year',
  ],
  [
    'management',
    'checks',
    { management: { ...none, found: 12, stopped: 2, mended: 5, acknowledged: 6, released: 1, since: '2023-06-01' } },
    {},
    '公开前自动检查发现需修改、核对的内容 12 处（其中自动拦下 2 处），修改 5 处，逐处核对确认 6 处，经保密审查放行 1 处（自 2023-06-01 起统计）。',
    'a book that began in the year says so',
  ],
  [
    'management',
    'checks',
    { management: { ...none, drafted: 4 } },
    {},
    '起草时按自动检查的提示改正 4 处。',
    'all was mended while it was written',
  ],
  [
    'management',
    'checks',
    { management: { ...none, drafted: 4, draftedSince: '2023-11-01', found: 12, mended: 5, since: '2023-06-01' } },
    {},
    '起草时按自动检查的提示改正 4 处（自 2023-11-01 起统计）；公开前自动检查发现需修改、核对的内容 12 处，修改 5 处（自 2023-06-01 起统计）。',
    'two books that began in the year',
  ],
  ['management', 'copies', { management: { ...none, masked: 3 } }, {}, '附件公开前遮盖个人信息 3 处。', 'masked alone'],
  ['management', 'inspection', {}, {}, undefined, 'no night'],
  [
    'management',
    'inspection',
    { management: { ...none, nights: 30 } },
    {},
    '对已公开的信息每日巡检，全年 30 次，没有发现需要处理的内容。',
    'nothing found',
  ],
  [
    'management',
    'inspection',
    { management: { ...none, nights: 30, nightFound: 4, nightGone: 3, nightJudged: 1 } },
    {},
    '对已公开的信息每日巡检，全年 30 次，发现疑似问题 4 处，消除 3 处，核对无误 1 处。',
    'some',
  ],
  [
    'management',
    'secrecy',
    { reviews },
    {},
    '公开前进行保密审查，本年度通过 8 篇次，没有因保密审查退回的。',
    'none sent back',
  ],
  [
    'management',
    'secrecy',
    { reviews: { ...reviews, secrecyReturned: 1 } },
    {},
    '公开前进行保密审查，本年度通过 8 篇次，退回 1 篇次。',
    'one sent back',
  ],
  ['management', 'people', { people: { writing: 3, reviewing: 0 } }, {}, undefined, 'nobody reviews'],
  [
    'management',
    'people',
    { people: { writing: 3, reviewing: 2 } },
    {},
    '至本报告编制时，撰写和登记信息的人员 3 名，审核、签发的人员 2 名。',
    'both',
  ],
  ['platforms', 'first', {}, {}, undefined, 'nothing made public'],
  ['platforms', 'first', {}, { counts: { website: 5, wechat: 5 } }, undefined, 'two lead'],
  [
    'platforms',
    'first',
    {},
    { counts: { website: 6, wechat: 4 } },
    '按公开数量，第一平台是本市政府网站，公开 6 条，占全年公开总数的 60.0%。',
    'the website leads',
  ],
  [
    'platforms',
    'first',
    { facilities: [facility('wechat', '测试小镇', '', 1)] },
    { counts: { website: 1, wechat: 3 } },
    '按公开数量，第一平台是微信公众号“测试小镇”，公开 3 条，占全年公开总数的 75.0%。',
    'the account leads, by its name',
  ],
  ['platforms', 'wechat', {}, {}, undefined, 'no account recorded'],
  [
    'platforms',
    'wechat',
    { facilities: [facility('wechat', '测试小镇', '', 1)] },
    {},
    '开设微信公众号 1 个（测试小镇）。',
    'one',
  ],
  ['platforms', 'window', {}, {}, undefined, 'no window recorded'],
  [
    'platforms',
    'window',
    { facilities: [facility('window', '综合窗口', '大厅', 6), facility('window', '代办点', '建设村', 1)] },
    {},
    '设置服务窗口 7 个（大厅综合窗口、建设村代办点）。',
    'two places, summed',
  ],
  [
    'platforms',
    'kiosk',
    { facilities: [facility('kiosk', '自助机', '大厅', 1)] },
    {},
    '配备自助终端 1 台（大厅自助机）。',
    'one',
  ],
  [
    'platforms',
    'groups',
    { facilities: ['甲', '乙', '丙', '丁', '戊', '己'].map((place) => facility('groups', '村群', place, 1)) },
    {},
    '建有居民微信群 6 个（甲村群、乙村群、丙村群、丁村群、戊村群等）。',
    'five by name, all by number',
  ],
  ['platforms', 'contacts', { places: { all: 6, withContact: 0 } }, {}, undefined, 'none'],
  [
    'platforms',
    'contacts',
    { places: { all: 6, withContact: 1 } },
    {},
    '至本报告编制时，6 个村、社区中有 1 个有信息公开联系人。',
    'one of six',
  ],
  [
    'platforms',
    'contacts',
    { places: { all: 6, withContact: 6 } },
    {},
    '至本报告编制时，6 个村、社区均有信息公开联系人。',
    'all',
  ],
  ['supervision', 'timely', {}, {}, '本年度公开台账中没有可以核对公开时限的记录。', 'no books'],
  [
    'supervision',
    'timely',
    {},
    { counts: { website: 1 } },
    '对照形成之日起 20 个工作日的法定时限核对公开台账，本年度没有逾期的。',
    'none late',
  ],
  [
    'supervision',
    'timely',
    { late: 1 },
    { counts: { website: 1 } },
    '对照形成之日起 20 个工作日的法定时限核对公开台账，本年度逾期 1 条。',
    'one late',
  ],
  [
    'management',
    'reassessment',
    { reassessment: { due: 3, assessed: 0, left: 3, opened: 0, disclosed: 0 } },
    {},
    undefined,
    'due, and nothing was assessed: of that the figures tell, no sentence praises',
  ],
  [
    'management',
    'reassessment',
    { reassessment: { due: 2, assessed: 2, left: 0, opened: 0, disclosed: 0 } },
    {},
    '对没有公开的政府信息定期评估 2 件，没有可以改为公开的。',
    'all stay as they are',
  ],
  [
    'management',
    'reassessment',
    { reassessment: { due: 9, assessed: 7, left: 2, opened: 3, disclosed: 1 } },
    {},
    '对没有公开的政府信息定期评估 7 件，可以改为公开的 3 件，已经公布 1 件，到期还没有评估的 2 件。',
    'some may be disclosed',
  ],
  ['supervision', 'training', {}, {}, undefined, 'nobody was trained'],
  [
    'supervision',
    'training',
    { training },
    {},
    '本年度举办政府信息公开工作培训 2 场，工作人员 9 人次参加培训，共 22.5 学时。',
    'its own',
  ],
  [
    'supervision',
    'training',
    { training: { sessions: 0, attendances: 3, people: 3, hours: 6, due: 8, missing: 5 } },
    {},
    '本年度工作人员 3 人次参加上级机关组织的政府信息公开工作培训，共 6 学时。',
    'the city’s alone',
  ],
  ['supervision', 'site', {}, {}, undefined, 'the site was not inspected'],
  [
    'supervision',
    'site',
    { supervised: { ...unsupervised, 'site.nights': 300 } },
    {},
    '对照政府网站检查指标，本年度对网站开展自查 300 次，没有发现需要整改的问题。',
    'inspected, nothing found',
  ],
  [
    'supervision',
    'site',
    { supervised: { ...unsupervised, 'site.nights': 300, 'site.found': 8, 'site.mended': 7 } },
    {},
    '对照政府网站检查指标，本年度对网站开展自查 300 次，发现问题 8 处，整改 7 处。',
    'inspected',
  ],
  ['supervision', 'orders', {}, {}, undefined, 'no order came'],
  [
    'supervision',
    'orders',
    { supervised: { ...unsupervised, orders: 2, 'orders.closed': 2 } },
    {},
    '本年度收到上级主管部门督办单 2 件，均已办结。',
    'all closed',
  ],
  [
    'supervision',
    'orders',
    { supervised: { ...unsupervised, orders: 3, 'orders.closed': 1 } },
    {},
    '本年度收到上级主管部门督办单 3 件，已办结 1 件。',
    'one closed',
  ],
  ['supervision', 'assessment', {}, {}, '本年度没有确定政府信息公开工作考核结果。', 'none'],
  [
    'supervision',
    'assessment',
    { assessment: { ...assessment, held: 0 } },
    {},
    '本年度接受政府信息公开工作考核 1 次：某市人民政府 2023 年度考核得 87.5 分，等次为良好。',
    'a town',
  ],
  [
    'supervision',
    'assessment',
    { assessment: { ...assessment, rounds: 0, results: '' } },
    {},
    '本年度组织政府信息公开工作考核，确定结果 3 个。',
    'a city',
  ],
  ['supervision', 'appraisal', {}, {}, '本年度没有用于考核的社会评议。', 'none'],
  [
    'supervision',
    'appraisal',
    { assessment },
    {},
    '本年度以公开问卷开展社会评议 2 次，收到答卷 121 份，用于工作考核。',
    'two',
  ],
  ['supervision', 'accountability', {}, {}, '本年度未发生因不履行政府信息公开义务产生的责任追究。', 'none'],
  [
    'supervision',
    'accountability',
    { accountability: 1 },
    {},
    '本年度因不履行政府信息公开义务被追究责任 1 起。',
    'one',
  ],
  [
    'applications',
    'received',
    {},
    { change: ({ three }) => Object.assign(three.received, { person: 1, total: 1 }) },
    '本年度新收政府信息公开申请 1 件，上年结转 0 件。',
    'one',
  ],
])('%s: %s', (part, id, facts, more, said) => {
  const books = counted(facts, more);
  const { held } = statementsOf(part, books);
  const found = held.find((one) => one.id === id);
  expect(found && fill(found.text, books)).toBe(said);
  if (found) expect(figureFault(found.text)).toBeUndefined();
});

describe('of every part', () => {
  const busy = counted(
    {
      finance: { budget: 1, accounts: 1 },
      columns: [column('财政信息', 3), column('政策解读', 2)],
      reviews,
      facilities: (['wechat', 'window', 'board', 'serviceBoard', 'screen', 'kiosk', 'groups'] as const).map((kind) =>
        facility(kind, '某名', '某处', 2),
      ),
      places: { all: 2, withContact: 2 },
      people: { writing: 1, reviewing: 1 },
      messages: { received: 61, answered: 55, inTime: 50, rated: 30, content: 28, medianDays: 3 },
      ...asked(
        { opened: 3, comments: 41, answered: 2, considered: 30, adopted: 4 },
        { surveys: { opened: 2, answers: 130 }, topics: { published: 2, answered: 7, closed: 1 } },
      ),
    },
    { counts: { website: 3, wechat: 2 } },
  );
  test.each(partIds)('%s: what is wanted is told with its page, and nothing is both held and wanted', (part) => {
    for (const books of [busy, counted({})]) {
      const { held, wanted } = statementsOf(part, books);
      expect(held.filter(({ id }) => wanted.some((one) => one.id === id))).toEqual([]);
      for (const { what, href } of wanted) expect(href ?? what).toMatch(/^\/console\/|由(?:.{2}管理员|保密审查员)/); // who enters it is said where the writers cannot
      for (const { text } of held) expect(templateText(part, books)).toContain(text);
      expect(fill(templateText(part, books), books)).not.toMatch(/[{}]|undefined|NaN|高度重视/);
    }
  });
  test('and the checks of reports find nothing in what the template says of busy books and of empty ones', () => {
    for (const books of [
      busy,
      counted({}),
      counted({ late: 3, accountability: 2, reviews, training, reassessment, assessment }, { counts: { wechat: 9 } }),
    ]) {
      const texts = Object.fromEntries(partIds.map((part) => [part, fill(templateText(part, books), books)]));
      const { tables, channels: counts } = books;
      const findings = auditReport({
        format: '2021',
        authority: { name: books.authority },
        year: 2023,
        title: reportTitle(books.authority, 2023),
        date: '2024-01-12',
        tables,
        channels: counts,
        sections: sectionsOf(texts as Record<Part, string>),
      });
      expect(findings).toEqual([]);
    }
  });
  test('each figure that only an authority has is no figure of a region', () => {
    expect(figureFault('{{facilities.window}}')).toBeUndefined();
    expect(figureFault('{{facilities.window}}', 'region')).toContain('没有名为');
    expect(figureFault('{{region.authorities}}')).toContain('没有名为');
    const { facts: _none, ...region } = busy;
    expect(fill('{{facilities.window}} 个', region)).toBe('{{facilities.window}} 个');
  });
});
