import { Random } from '../../../src/demo/random.ts';
import {
  APPLICANT_KIND_IDS,
  emptyTables,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  REPLY_ROW_IDS,
  SECTION_TITLES,
  type Tables,
} from '../../../src/law/index.ts';

/** A report from which files are made: its figures reconcile, its text says what its tables say. */
export interface Made {
  authority: string;
  year: number;
  title: string;
  date: string | null;
  signatory: string;
  tables: Tables;
  /** last year's */
  previous: Tables;
  /** 主动公开: website, wechat, other */
  channels: [number, number, number];
  titles: string[];
  /** figures of the text that a mistake overrides */
  stated: {
    total?: number;
    received?: number;
    carriedIn?: number;
    carriedOut?: number;
    cases?: number;
    issued?: number;
  };
  /** sentences more, of this year's report */
  extra: string[];
  /** sentences of last year's report */
  before: string[];
  /** what stands between the title and part one */
  preface: string;
  /** the parts' numbers in the order in which they stand */
  order: number[];
  /** a sentence more in part five */
  inPartFive: string;
  /** parts that are left empty, from 0 */
  emptied: Set<number>;
  /** cells that are left blank, by path */
  blanks: Set<string>;
}

const PLACES = ['松林', '柳河', '青石', '白云', '双桥', '临江', '古塔', '东升'];
const KINDS = ['镇', '乡', '街道'] as const;

/** A report by its seed: whole, reconciling, dated in time. */
export function makeReport(seed: number): Made {
  const random = new Random(seed * 7919 + 13);
  const year = random.whole(2021, 2024);
  const kind = random.pick(KINDS);
  const name = `演示市${random.pick(PLACES)}${kind}${kind === '街道' ? '办事处' : '人民政府'}`;
  const previous = tablesOf(random, undefined);
  const tables = tablesOf(random, previous);
  return {
    authority: name,
    year,
    title: `${name}${year}年政府信息公开工作年度报告`,
    date: `${year + 1}-01-${String(random.whole(4, 31)).padStart(2, '0')}`,
    signatory: name,
    tables,
    previous,
    channels: [random.whole(50, 2000), random.whole(50, 2000), random.whole(1, 500)],
    titles: [...SECTION_TITLES],
    stated: {},
    extra: [],
    before: [],
    preface: '本报告依据《中华人民共和国政府信息公开条例》编制。',
    order: SECTION_TITLES.map((_, n) => n),
    inPartFive: '',
    emptied: new Set(),
    blanks: new Set(),
  };
}

function tablesOf(random: Random, before: Tables | undefined): Tables {
  const tables = emptyTables();
  const add = (row: keyof Tables['three'], column: (typeof APPLICANT_KIND_IDS)[number], by = 1) => {
    tables.three[row][column] += by;
    tables.three[row].total += by;
  };
  const open: (typeof APPLICANT_KIND_IDS)[number][] = [];
  for (const kind of APPLICANT_KIND_IDS) {
    const carried = before?.three.carriedOut[kind] ?? 0;
    if (carried) add('carriedIn', kind, carried);
    for (let n = 0; n < carried; n += 1) open.push(kind);
  }
  const busy = random.next() < 0.7 ? random.whole(1, 120) : 0;
  for (let n = 0; n < busy; n += 1) {
    const kind = random.next() < 0.7 ? 'person' : random.pick(APPLICANT_KIND_IDS);
    add('received', kind);
    open.push(kind);
  }
  for (const kind of open) {
    if (random.next() < 0.08) add('carriedOut', kind);
    else {
      add(random.pick(REPLY_ROW_IDS), kind);
      tables.three.total[kind] += 1;
      tables.three.total.total += 1;
    }
  }
  for (const block of REMEDY_BLOCK_IDS)
    for (const result of REMEDY_RESULT_IDS)
      if (random.next() < 0.3) {
        const count = random.whole(1, 12);
        tables.four[block][result] += count;
        tables.four[block].total += count;
      }
  const issued = random.whole(0, 20);
  const standing = before?.two.normativeDocuments.effective ?? random.whole(20, 60);
  const repealed = random.whole(0, 10);
  tables.two = {
    rules: { issued: 0, repealed: 0, effective: 0 },
    normativeDocuments: { issued, repealed, effective: standing + issued - repealed },
    licences: random.whole(0, 12_000),
    penalties: random.whole(0, 2500),
    coercions: random.whole(0, 60),
    fees: random.next() < 0.4 ? '0' : `${random.whole(0, 9000)}.${random.whole(1, 9)}${random.whole(1, 9)}`,
  };
  return tables;
}

/** Text of each part, saying what the tables say; paragraphs by part. */
export function textsOf(made: Made): string[][] {
  const { tables, channels, year, authority } = made;
  const { three, four, two } = tables;
  const total = made.stated.total ?? channels.reduce((a, b) => a + b, 0);
  const received = made.stated.received ?? three.received.total;
  const cases = (block: keyof Tables['four']) =>
    REMEDY_RESULT_IDS.reduce((sum, result) => sum + four[block][result], 0);
  const suits = cases('directSuit') + cases('suitAfterReconsideration');
  const said = received > 0 || Object.keys(made.stated).length > 0;
  const short = authority.replace(/^演示市|人民政府$|办事处$/g, '');
  const texts = [
    [
      `${year}年，${short}按照《中华人民共和国政府信息公开条例》要求推进公开工作。`,
      '（一）主动公开政府信息情况',
      `本年度共公开信息${total}条，其中在市政府网站主动公开${channels[0]}条，微信公众号公开${channels[1]}篇，其他方式公开${channels[2]}条。`,
      '（二）依申请公开政府信息情况',
      said
        ? `全年收到政府信息公开申请${received}件，上年结转${made.stated.carriedIn ?? three.carriedIn.total}件，结转下年度${made.stated.carriedOut ?? three.carriedOut.total}件。`
        : '本年度没有收到政府信息公开申请。',
      `因政府信息公开引发的行政复议${made.stated.cases ?? cases('reconsideration')}件、行政诉讼${suits}件。`,
      '（三）政府信息管理情况',
      `本年度制发行政规范性文件${made.stated.issued ?? two.normativeDocuments.issued}件，废止行政规范性文件${two.normativeDocuments.repealed}件。`,
      '（四）政府信息公开平台建设情况',
      '公开栏、便民服务大厅大屏和政府网站同步更新。',
      '（五）政府信息监督保障情况',
      `全年组织业务培训${(year % 5) + 1}次，未发生责任追究情况。`,
      ...made.extra,
    ],
    [],
    [],
    [],
    [
      '一是解读材料形式单一；二是个别栏目更新不及时。',
      made.inPartFive,
      '下一步将增加图解、视频解读，按月核对栏目更新。',
    ].filter(Boolean),
    ['本年度未收取政府信息公开信息处理费。'],
  ];
  return texts.map((text, n) => (made.emptied.has(n) ? [] : text));
}
