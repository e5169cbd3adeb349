import type { Tables } from '../law/index.ts';
import { REPLY_ROW_IDS, SECTION_TITLES, type Section } from '../law/index.ts';

/** Parts a person may word; the tables are never typed. */
export const parts = {
  opening: '开头',
  publishing: '（一）主动公开政府信息情况',
  applications: '（二）依申请公开政府信息情况',
  management: '（三）政府信息管理情况',
  platforms: '（四）政府信息公开平台建设情况',
  supervision: '（五）政府信息监督保障情况',
  problems: '五、存在的主要问题及改进情况',
  others: '六、其他需要报告的事项',
} as const;
export type Part = keyof typeof parts;
export const partIds = Object.keys(parts) as Part[];

/** What a text may name in double braces, and what it stands for. */
export const figureNames = {
  year: '报告年份',
  authority: '机关名称',
  'channels.total': '全年公开总数',
  'channels.website': '政府网站公开数',
  'channels.wechat': '微信公众号公开数',
  'channels.rest': '其他方式公开数',
  'previous.total': '上年公开总数',
  'applications.received': '新收申请数',
  'applications.carriedIn': '上年结转申请数',
  'applications.answered': '办结申请数',
  'applications.carriedOut': '结转下年申请数',
  'remedies.total': '复议诉讼总数',
  fees: '信息处理费（万元）',
} as const;
export type Figures = Record<keyof typeof figureNames, string>;

export interface Counted {
  authority: string;
  year: number;
  tables: Tables;
  channels: Record<string, number>;
  previousTotal: number;
}

export function figuresFor({ authority, year, tables, channels, previousTotal }: Counted): Figures {
  const total = Object.values(channels).reduce((sum, count) => sum + count, 0);
  const { website = 0, wechat = 0 } = channels;
  const answered = REPLY_ROW_IDS.reduce((sum, row) => sum + tables.three[row].total, 0);
  const remedies = Object.values(tables.four).reduce((sum, block) => sum + block.total, 0);
  const figures = {
    year,
    authority,
    'channels.total': total,
    'channels.website': website,
    'channels.wechat': wechat,
    'channels.rest': total - website - wechat,
    'previous.total': previousTotal,
    'applications.received': tables.three.received.total,
    'applications.carriedIn': tables.three.carriedIn.total,
    'applications.answered': answered,
    'applications.carriedOut': tables.three.carriedOut.total,
    'remedies.total': remedies,
    fees: '0',
  };
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, String(value)])) as Figures;
}

/** The template's wording where nobody has written their own; live figures in double braces. */
export function templateText(part: Part, { tables }: Counted): string {
  const { received, carriedIn } = tables.three;
  switch (part) {
    case 'opening':
      return '本报告依照《中华人民共和国政府信息公开条例》和国务院办公厅规定的年度报告格式编制。所列数据统计期限为 {{year}} 年 1 月 1 日至 12 月 31 日，均由信息公开台账汇总得出。';
    case 'publishing':
      return '本年度共公开信息 {{channels.total}} 条，其中市政府网站公开 {{channels.website}} 条，微信公众号公开 {{channels.wechat}} 篇，其他方式公开 {{channels.rest}} 条。上年度共公开信息 {{previous.total}} 条。公开内容以财政预算决算、村集体收支、社会救助、民生服务和政策解读为主。';
    case 'applications':
      return received.total + carriedIn.total === 0
        ? '本年度未收到政府信息公开申请，也没有上年结转的申请。'
        : '本年度新收政府信息公开申请 {{applications.received}} 件，上年结转 {{applications.carriedIn}} 件；办结 {{applications.answered}} 件，结转下年度继续办理 {{applications.carriedOut}} 件。';
    case 'management':
      return '落实先审后发和保密审查制度，信息公开前逐级审核，对语言文字、格式规范、政治导向逐项把关，审核记录全部留痕。公开信息的效力状态及时标注，失效、废止的信息在网站上注明。';
    case 'platforms':
      return '以市政府网站为第一平台，同步使用微信公众号、政务公开栏、便民事项公示栏、显示大屏、自助终端和居民微信群公开信息，每条信息的公开渠道、时间和凭据逐条登记。';
    case 'supervision':
      return '定期核对各科室公开台账和公开时限，对超期、漏项及时提醒整改。本年度未发生因政府信息公开工作被追究责任的情形。';
    case 'problems':
      return '一是部分信息公开不够及时，个别科室在时限临近时才提交审核。二是公开内容以工作动态居多，群众关心的办事和资金信息还需充实。下一步将按月通报各科室公开时限执行情况，补充完善民生领域公开目录，并加强经办人员培训。';
    case 'others':
      return '本年度未收取政府信息公开信息处理费。没有其他需要报告的事项。';
  }
}

const braces = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names in double braces that mean nothing. */
export function unknownFigures(text: string): string[] {
  return [...text.matchAll(braces)].map((match) => match[1]!).filter((name) => !Object.hasOwn(figureNames, name));
}

/** The text with its figures. */
export function fill(text: string, figures: Figures): string {
  return text.replace(braces, (whole, name: string) => figures[name as keyof Figures] ?? whole);
}

/** The six parts as plain text, in order. */
export function sectionsOf(texts: Record<Part, string>): Section[] {
  const one = [
    texts.opening,
    ...(['publishing', 'applications', 'management', 'platforms', 'supervision'] as const).flatMap((part) => [
      parts[part],
      texts[part],
    ]),
  ].join('\n');
  const bodies = [one, '', '', '', texts.problems, texts.others];
  return SECTION_TITLES.map((title, n) => ({ title, text: bodies[n]! }));
}
