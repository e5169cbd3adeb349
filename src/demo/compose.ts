import type { Random } from './random.ts';
import { reminders, reminderTopics, type Subject, subjects } from './subjects.ts';
import { type ColumnSlug, type OfficeCode, places, villages } from './town.ts';

/** One piece of information before it has a day and channels. */
export interface Piece {
  title: string;
  body: string;
  /** code of the office */
  office: string;
  /** slug of the column */
  column: string;
  item: string;
  /** YYYY-MM in which it comes out */
  month: string;
  keywords: string[];
  documentNumber?: string;
  legalForm?: 'normativeDocument';
}

const two = (n: number) => String(n).padStart(2, '0');
export const p = (text: string) => `<p>${text}</p>`;
const yuan = (n: number) => n.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function table(heads: string[], rows: (string | number)[][]): string {
  const cells = (tag: string, list: (string | number)[]) => list.map((text) => `<${tag}>${text}</${tag}>`).join('');
  return `<table><thead><tr>${cells('th', heads)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
}

/** Income and spending whose sum is right. */
function accounts(random: Random, lines: readonly string[]): { html: string; total: number } {
  const rows = lines.map((line, n) => [n + 1, line, random.whole(8, 900) * 100 + random.whole(0, 99)] as const);
  const total = rows.reduce((sum, [, , amount]) => sum + amount, 0);
  return {
    html: table(
      ['序号', '项目', '金额（元）'],
      [...rows.map(([n, line, amount]) => [n, line, yuan(amount)]), ['', '合计', yuan(total)]],
    ),
    total,
  };
}

const incomes = ['机动地发包收入', '资产出租收入', '上级补助收入', '利息收入', '其他收入'];
const spendings = ['办公费', '公益设施维修', '环境卫生支出', '误工补贴', '水电取暖费', '文体活动支出', '防火防汛物资'];

function monthly(random: Random, year: number, month: number): Piece[] {
  const when = `${year} 年 ${month} 月`;
  const key = `${year}-${two(month)}`;
  const pieces: Piece[] = places.map(({ code, name }) => {
    const income = accounts(random, random.some(incomes, random.whole(2, 4)));
    const spent = accounts(random, random.some(spendings, random.whole(3, 6)));
    const who = villages.some((village) => village.code === code) ? '集体' : '居委会';
    return {
      title: `${name} ${when}${who}收支明细公示`,
      body: [
        p(`现将${name} ${when}${who}收支情况公示如下，公示期七天。`),
        '<h3>收入</h3>',
        income.html,
        '<h3>支出</h3>',
        spent.html,
        p(`本月收支相抵为 ${yuan(income.total - spent.total)} 元。对公示内容有异议的，可向${name}或镇财政所反映。`),
      ].join(''),
      office: code,
      column: 'jiti',
      item: '20.15',
      month: key,
      keywords: [name, '收支', '公示'],
    };
  });
  const families = random.whole(2, 6);
  const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
  const households = Array.from({ length: families }, (_, n) => [
    n + 1,
    `${random.pick([...surnames])}＊＊`,
    random.pick(places).name,
    random.whole(1, 4),
  ]);
  pieces.push({
    title: `${when}最低生活保障拟新增对象公示`,
    body: [
      p('经本人申请、入户核查和民主评议，下列家庭拟纳入最低生活保障，现予公示，公示期七天。姓名已作隐去处理。'),
      table(['序号', '户主', '所在村（社区）', '保障人数'], households),
      p(
        `本月拟新增 ${families} 户、${households.reduce((sum, row) => sum + Number(row[3]), 0)} 人。有异议的，请向镇社会事务办公室反映。`,
      ),
    ].join(''),
    office: 'shb',
    column: 'jiuzhu',
    item: '21.8',
    month: key,
    keywords: ['最低生活保障', '公示'],
  });
  const aided = Array.from(
    { length: random.whole(2, 5) },
    (_, n) =>
      [
        n + 1,
        `${random.pick([...surnames])}＊＊`,
        random.pick(['患病', '意外', '就学', '火灾']),
        random.whole(5, 30) * 100,
      ] as const,
  );
  pieces.push({
    title: `${when}临时救助发放情况公示`,
    body: [
      p('本月临时救助资金已通过社会化方式发放，现将情况公示如下。'),
      table(
        ['序号', '救助对象', '致困原因', '金额（元）'],
        [...aided.map((row) => [...row]), ['', '合计', '', aided.reduce((sum, row) => sum + row[3], 0)]],
      ),
      p('救助标准和申请办法可到社会事务办公室咨询。'),
    ].join(''),
    office: 'shb',
    column: 'jiuzhu',
    item: '21.8',
    month: key,
    keywords: ['临时救助', '公示'],
  });
  const spending = accounts(
    random,
    random.some(['人员经费', '公用经费', '民生支出', '农林水支出', '城乡社区支出', '应急支出'], 5),
  );
  pieces.push({
    title: `绥芬河镇 ${when}财政支出情况`,
    body: [
      p(`${when}财政支出按功能分类汇总如下。`),
      spending.html,
      p('上述数据为当月执行数，年度数据以批复的决算为准。'),
    ].join(''),
    office: 'czs',
    column: 'caizheng',
    item: '20.7',
    month: key,
    keywords: ['财政支出'],
  });
  return pieces;
}

function yearly(random: Random, year: number): Piece[] {
  const papers: [string, string, OfficeCode, ColumnSlug, string, number][] = [
    [`绥芬河镇 ${year} 年部门预算公开说明`, '部门预算', 'czs', 'caizheng', '20.7', 2],
    [`绥芬河镇 ${year - 1} 年度部门决算公开说明`, '部门决算', 'czs', 'caizheng', '20.7', 9],
    [`绥芬河镇 ${year} 年防汛应急预案`, '防汛应急', 'zfd', 'yingji', '20.12', 5],
    [`绥芬河镇 ${year} 年森林草原火灾应急预案`, '火灾应急', 'zfd', 'yingji', '20.12', 3],
    [`绥芬河镇 ${year} 年工作要点`, '年度工作', 'dzb', 'tongji', '20.3', 2],
    [`绥芬河镇 ${year} 年上半年经济运行情况`, '经济运行', 'jjb', 'tongji', '20.4', 7],
  ];
  const quarters = [1, 2, 3, 4].map((quarter): (typeof papers)[number] => [
    `绥芬河镇 ${year} 年第${'一二三四'[quarter - 1]}季度重大财务支出公开表`,
    '重大财务支出',
    'czs',
    'caizheng',
    '20.7',
    quarter === 4 ? 12 : quarter * 3 + 1,
  ]);
  return [...papers, ...quarters].map(([title, topic, office, column, item, month]) => ({
    title,
    body: [
      p(`为便于群众了解和监督，现将${topic}有关情况公开如下。`),
      accounts(
        random,
        random.some(['项目一', '项目二', '项目三', '项目四', '项目五', '项目六'], 5).map((name) => `${topic}${name}`),
      ).html,
      p('查询详细资料，可在工作时间到镇政府有关科室。'),
    ].join(''),
    office,
    column,
    item,
    month: `${year}-${two(month)}`,
    keywords: [topic],
  }));
}

/** A village or community; one that publishes by itself has an office of that code. */
export interface Place {
  name: string;
  code?: string;
}

/** Tells one subject once. `serial` keeps titles apart when a place tells the same again. */
export function story(
  random: Random,
  subject: Subject,
  { year, month }: { year: number; month: number },
  { taken, from }: { taken: Set<string>; from: readonly Place[] },
): Piece {
  for (let serial = 1; ; serial++) {
    const place = random.pick(from);
    const base = random.pick(subject.titles).replace('{place}', place.name).replace('{topic}', subject.topic);
    const day = random.whole(1, 28);
    const title = serial <= 3 ? base : `${base}（${month} 月 ${day} 日${serial > 40 ? `·${serial}` : ''}）`;
    if (taken.has(title)) continue;
    taken.add(title);
    const figures = `${month} 月上旬以来，${place.name}${subject.topic}共涉及 ${random.whole(12, 260)} 户次，出动工作人员 ${random.whole(3, 40)} 人次。`;
    const told = random.some(subject.sentences, random.whole(2, 4));
    const closing = random.pick([
      '下一步将继续做好相关工作，及时回应群众关切。',
      '有关情况将持续公开，欢迎监督。',
      '群众如有意见，可向镇政府或所在村（社区）反映。',
      '相关安排如有调整，将另行公布。',
      '具体事宜可在工作时间到便民服务中心咨询。',
    ]);
    return {
      title,
      body: [
        p(`${year} 年 ${month} 月，${place.name}按照镇里安排开展${subject.topic}。${told[0] ?? ''}`),
        p(told.slice(1).join('') + figures),
        p(closing),
      ].join(''),
      office: (random.next() < 0.25 && place.code) || subject.office,
      column: subject.column,
      item: subject.item,
      month: `${year}-${two(month)}`,
      keywords: [subject.topic, place.name],
    };
  }
}

/** What a town tells of, and what it writes besides. */
export interface Voice {
  /** the matters of a month, 1–12 */
  subjects(year: number, month: number): readonly Subject[];
  /** what belongs to the year alone */
  own(random: Random, year: number): Piece[];
}

const plainVoice: Voice = {
  subjects: (_year, month) => subjects.filter(({ months }) => months.includes(month)),
  own: () => [],
};

/** The year's documents for the website, exactly `count`: the monthly and yearly series, and what happened. */
function sitePieces(voice: Voice, random: Random, year: number, count: number, taken: Set<string>): Piece[] {
  const pieces = [
    ...Array.from({ length: 12 }, (_, n) => monthly(random, year, n + 1)).flat(),
    ...yearly(random, year),
    ...voice.own(random, year),
  ];
  while (pieces.length < count) {
    const month = random.whole(1, 12);
    const subject = random.pick(voice.subjects(year, month));
    pieces.push(story(random, subject, { year, month }, { taken, from: places }));
  }
  return pieces.slice(0, count);
}

/** Articles for WeChat alone, exactly `count`. */
function wechatPieces(voice: Voice, random: Random, year: number, count: number, taken: Set<string>): Piece[] {
  const pieces: Piece[] = [];
  const told = new Map<string, number>();
  while (pieces.length < count) {
    const month = random.whole(1, 12);
    if (random.next() < 0.35) {
      const subject = random.pick(voice.subjects(year, month));
      pieces.push(story(random, subject, { year, month }, { taken, from: places }));
      continue;
    }
    const kind = random.pick(reminders);
    const topic = random.pick(reminderTopics);
    const base = `【${kind}】${topic}`;
    const part = (told.get(base) ?? 0) + 1;
    told.set(base, part);
    const tips = random.some(
      [
        '请提前准备好有关材料。',
        '遇到问题可拨打服务热线。',
        '老年人可由家属陪同办理。',
        '请以现场公告为准。',
        '发现隐患请立即报告社区。',
        '请互相转告。',
        '具体条件以政策文件为准。',
        '可以线上预约，减少等候。',
      ],
      random.whole(2, 5),
    );
    pieces.push({
      title: part === 1 ? `${base}（${year}）` : `${base}（${year} 第 ${part} 期）`,
      body: [
        p(`${month} 月${kind}：今天说一说${topic}。`),
        p(tips.join('')),
        p(`本期由${random.pick(places).name}提供素材。`),
      ].join(''),
      office: random.pick(['dzb', 'shb', 'bmz', 'zfd'] as const),
      column: 'dongtai',
      item: '20.15',
      month: `${year}-${two(month)}`,
      keywords: [topic],
    });
  }
  return pieces;
}

/** What a town writes in a year: so many pieces for its website, so many for WeChat alone. */
export interface Composer {
  site(random: Random, year: number, count: number, taken: Set<string>): Piece[];
  wechat(random: Random, year: number, count: number, taken: Set<string>): Piece[];
}

export function composerOf(voice: Voice): Composer {
  return {
    site: (...given) => sitePieces(voice, ...given),
    wechat: (...given) => wechatPieces(voice, ...given),
  };
}

export const townComposer: Composer = composerOf(plainVoice);
