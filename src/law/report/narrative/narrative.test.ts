import { describe, expect, test } from 'vitest';
import { auditReport, emptyTables, type ReportRead } from '../../index.ts';

const tables = emptyTables();
Object.assign(tables.three.received, { person: 18, business: 3, total: 21 });
tables.three.carriedIn.total = 2;
tables.three.carriedIn.person = 2;
Object.assign(tables.three.granted, { person: 9, total: 9 });
Object.assign(tables.three['refused.stateSecret'], { person: 1, total: 1 });
Object.assign(tables.three['unable.notHeld'], { person: 9, business: 3, total: 12 });
Object.assign(tables.three.total, { person: 19, business: 3, total: 22 });
Object.assign(tables.three.carriedOut, { person: 1, total: 1 });
Object.assign(tables.four.reconsideration, { upheld: 2, total: 2 });
tables.two.normativeDocuments = { issued: 3, repealed: 1, effective: 12 };
tables.two.penalties = 40;

const channels = { website: 936, wechat: 1557, board: 200, screen: 128, group: 100 };
const read = (text: string, extra: Partial<ReportRead> = {}) =>
  auditReport({ year: 2023, tables, sections: [{ title: '一、总体情况', text }], ...extra }).filter(
    ({ rule }) => rule === 'N-TEXT',
  );
const figures = (text: string, extra?: Partial<ReportRead>) =>
  read(text, extra).map(({ expected, found }) => [expected, found]);

test('the tables of these tests are sound themselves', () => {
  expect(auditReport({ tables })).toEqual([]);
});

describe('sums within a sentence', () => {
  test.each<[string, (number | string | null)[][]]>([
    ['本年度共公开信息 2921 条，其中在市政府网站主动公开 936 条，微信公众号公开 1557 篇，其他方式公开 428 条。', []],
    ['本年度共公开信息 2921 条，其中网站公开 936 条，微信公众号公开 1556 篇，其他方式公开 428 条。', [[2921, 2920]]],
    ['全年共公开２９２１条，其中：网站936条、微信1,557篇、其他428条。', []],
    ['共主动公开政府信息1,200条，同比增长5%，其中概况类30条，动态类800条，目录类360条。', [[1200, 1190]]],
    ['共发布信息100条，其中政策解读20条。', []],
    ['共发布信息100条，其中政策解读20条、民生信息30条。', []],
    ['共发布信息100条，其中网站60条，微信30条。', [[100, 90]]],
    ['共发布信息100条，其中政策解读120条。', [[100, 120]]],
    ['共发布信息100条，其中网站60条（含政策解读12条），微信40条。', []],
    ['共发布信息100条，其中网站60条；微信40条。', []],
    ['一是共发布信息100条，其中网站60条，微信40条；二是发布简报12期。', []],
    ['2022年共发布信息100条，其中网站60条，微信30条。', []],
  ])('%s', (text, found) => expect(figures(text)).toEqual(found));
});

test('quotes the statement, not the heading before it', () => {
  const [found] = read('（一）主动公开政府信息情况\n本年度共公开信息100条，其中网站60条，微信30条。');
  expect(found?.message).toBe('“共公开信息100条，其中网站60条，微信30条”：分项 60 + 30 = 90，与总数 100 不符');
});

describe('against the ledger', () => {
  const sentence = (total: number, website: number, wechat: number, rest: number) =>
    `本年度共公开信息${total}条，其中网站${website}条，微信公众号${wechat}篇，其他方式${rest}条。`;
  test('agrees', () => expect(figures(sentence(2921, 936, 1557, 428), { channels })).toEqual([]));
  test('sums up but is not what was counted', () => {
    const found = read(sentence(2922, 937, 1557, 428), { channels });
    expect(found.map(({ expected, found: stated }) => [expected, stated])).toEqual([
      [2921, 2922],
      [936, 937],
    ]);
    expect(found[1]?.message).toContain('台账中政府网站 936 条，文中写 937 条');
  });
});

describe('against the tables', () => {
  test.each<[string, (number | string | null)[][]]>([
    ['2023年全区受理政府信息公开申请 21 件，均在法定期限答复。', []],
    ['2023年全区受理政府信息公开申请 22 件，均在法定期限答复。', [[21, 22]]],
    ['本年度共收到公民、法人和其他组织政府信息公开申请20件。', [[21, 20]]],
    ['新收依申请公开21件，上年结转2件，办结22件，结转下年度1件。', []],
    [
      '新收依申请公开事项21件，上年度结转3件，办结申请21件，结转下年度继续办理2件。',
      [
        [22, 21],
        [2, 3],
        [1, 2],
      ],
    ],
    ['收到申请21件，较上年增加5件。', []],
    ['2022年收到申请30件。', []],
    ['收到网络申请15件，信函申请6件。', []],
    ['收到自然人申请18件、法人或其他组织申请3件。', []],
    ['收到自然人申请17件。', [[18, 17]]],
    ['共答复申请22件，其中予以公开9件，不予公开1件，无法提供12件。', []],
    [
      '共答复申请22件，其中予以公开8件，不予公开2件，无法提供12件。',
      [
        [9, 8],
        [1, 2],
      ],
    ],
    ['答复网民留言30件，收到低保申请50件，办结信访事项12件。', []],
    ['2023年度我镇无依申请公开事项。', [[21, 0]]],
    ['没有因依申请公开引发的投诉。', []],
    ['无逾期答复的情况，无依申请公开收费。', []],
    ['政府信息公开行政复议2件，行政诉讼0件。', []],
    ['因政府信息公开引发行政复议3件。', [[2, 3]]],
    ['因政府信息公开被提起行政复议且被纠正的5件。', [[0, 5]]],
    ['未发生因政府信息公开引起的行政复议、行政诉讼。', [[2, 0]]],
    ['没有行政复议被纠正的情况。', []],
    ['因政府信息公开引发行政复议、行政诉讼共2件。', []],
    ['因政府信息公开引发行政复议和行政诉讼3件。', [[2, 3]]],
    ['制发规范性文件3件，废止规范性文件1件，现行有效规范性文件12件。', []],
    ['印发规范性文件4件。', [[3, 4]]],
    ['作出行政处罚决定41件，公开行政处罚信息20条。', [[40, 41]]],
  ])('%s', (text, found) => {
    const sort = (rows: unknown[][]) => rows.map((row) => row.join('/')).sort();
    expect(sort(figures(text))).toEqual(sort(found));
  });

  describe('that hold nothing but zeros', () => {
    const none = (text: string) => figures(text, { tables: emptyTables() });
    test.each([
      '本年度没有收到政府信息公开申请。',
      '全年无政府信息公开申请，未收到依申请公开政府信息。',
      '2023年，收到政府信息公开申请：无。',
      '本年度收到政府信息公开申请0件，上年结转０件，结转下年度0件。',
      '本年度受理申请共0件，其中自然人0件，法人或其他组织0件。',
      '因政府信息公开引发的行政复议0件、行政诉讼0件。',
      '没有因政府信息公开引起的行政复议、行政诉讼。',
      '制发规范性文件0件，废止规范性文件0件。',
      '作出行政许可决定0件、行政处罚决定0件。',
      '行政事业性收费0万元，政府信息公开信息处理费0元。',
    ])('%s', (text) => expect(none(text)).toEqual([]));

    test.each<[string, [number, number][]]>([
      ['收到政府信息公开申请5件，上年结转0件。', [[0, 5]]],
      ['全年收到依申请公开事项7件。', [[0, 7]]],
      ['因政府信息公开引发的行政复议1件、行政诉讼0件。', [[0, 1]]],
      ['行政事业性收费12.5万元。', [[0, 12.5]]],
    ])('%s a figure beside them is found', (text, found) => expect(none(text)).toEqual(found));
  });

  test('a table that was not read is not spoken of', () => {
    expect(read('收到申请20件。', { tables: {} })).toEqual([]);
  });
  test('says which part and quotes the words', () => {
    expect(read('收到申请20件。')).toEqual([
      {
        rule: 'N-TEXT',
        where: 'sections[0].text',
        expected: 21,
        found: 20,
        cells: ['three.received.total'],
        message: '“收到申请20件”：表中收到的政府信息公开申请为 21，文中写 20',
      },
    ]);
  });
});

test.each([
  '上年结转依申请公开的',
  '收到公民、法人和其他组织的',
  '发布信息1条其中',
  '收到政府信息公开',
  '未收到公民和法人的',
  '其中网站',
  '2023年',
  '（含结转2022年',
  '收到（',
  '许可、处罚分别为1、2',
  '收到申请1件、',
  '全区、区住建局、',
  '一二三',
  '无',
])('a text of 200,000 characters of “%s” is read all the same', (words) => {
  const text = `共发布信息5条，其中${words.repeat(Math.ceil(200_000 / words.length))}`;
  expect(Array.isArray(read(text))).toBe(true);
});
