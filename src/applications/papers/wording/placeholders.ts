import {
  type Answer,
  type ApplicantKind,
  type FeeBasis,
  RECONSIDERATION_DAYS,
  REPLY_KINDS,
  type ReplyKindId,
  SUIT_AFTER_RECONSIDERATION_DAYS,
  SUIT_MONTHS,
} from '../../../law/index.ts';
import { yuan } from '../../../platform/money.ts';
import { paperDate } from '../../../platform/papers/index.ts';

/** What papers may know of an application; nothing of who the applicant is. */
export interface PaperFacts {
  authority: { name: string; contact: { telephone?: string; address?: string } };
  number: string;
  kind: ApplicantKind;
  /** YYYY-MM-DD */
  arrived: string | null;
  received: string | null;
  due: string | null;
  /** the arrangement of holidays that decides it is not published yet */
  dueProvisional: boolean;
  /** day of the notice of clarification */
  clarificationRequested: string | null;
  /** day on which reasons were asked for */
  reasonsRequested: string | null;
  subject: string;
  /** what the third parties that were asked said */
  thirdParties: readonly Answer[];
  /** before whom the paper may be contested */
  organs: { reconsideration: string; court: string };
}

/** What a step says on its paper. */
export interface PaperContent {
  /** clarification, reasons: what, by when; a later reply: by when */
  what?: string;
  by?: string;
  /** third party or other authority: whom, about what */
  whom?: string;
  text?: string;
  /** to a third party that was overruled: what is disclosed, and why */
  disclosed?: string;
  grounds?: string;
  days?: number;
  reason?: string;
  basis?: FeeBasis;
  quantity?: number;
  before?: number;
  fen?: number;
  /** how the fee is paid */
  payment?: string;
  reply?: ReplyKindId;
  /** of a lapse or withdrawal: the reply kind it ends with */
  why?: ReplyKindId;
  /** words that an officer prepared, instead of the office's wording */
  body?: string;
}

interface Sign {
  /** for who writes a wording */
  means: string;
  /** any paper may say it */
  everywhere?: true;
  /** undefined: not known yet */
  value: (facts: PaperFacts, content: PaperContent) => string | undefined;
}

const day = (text: string | null | undefined) => (text ? paperDate(text) : undefined);
const lines = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);
/** A line of a sentence: without line ends, and without the stop that the sentence brings itself. */
const within = (text: string) =>
  lines(text)
    .join('；')
    .replace(/(?<![。；，、\s])[。；，、\s]+$/, '');
/** A sentence of its own ends with a stop. */
const stopped = (text: string) => text.trimEnd().replace(/[^。！？；：.!?;:…”）)]$/, '$&。');
const said = (text: string | undefined, as = within) => (text === undefined ? undefined : as(text));

/** What stands for what in the wording of papers: `{{name}}` is filled in when the paper is made. */
export const PLACEHOLDERS = {
  称谓: { means: '“你”或者“你单位”', everywhere: true, value: ({ kind }, content) => you(kind, content) },
  机关名称: { means: '本机关全称', everywhere: true, value: ({ authority }) => authority.name },
  申请编号: { means: '申请的编号', everywhere: true, value: ({ number }) => number },
  申请日期: { means: '提出申请的日期', everywhere: true, value: ({ arrived }) => day(arrived) },
  收到日期: {
    means: '收到申请的日期（《条例》第三十一条）',
    everywhere: true,
    value: ({ received }) => day(received),
  },
  申请内容: { means: '所申请信息的名称或者描述', everywhere: true, value: ({ subject }) => within(subject) },
  答复期限: { means: '答复期限届满的日期', value: ({ due }) => day(due) },
  补正内容: { means: '需要补正的内容', value: (_, { what }) => what },
  补正期限: { means: '提交补正的最后日期', value: (_, { by }) => day(by) },
  要求说明理由日期: { means: '已要求申请人说明理由的日期', value: ({ reasonsRequested }) => day(reasonsRequested) },
  补正告知日期: { means: '已作出补正告知的日期', value: ({ clarificationRequested }) => day(clarificationRequested) },
  数量频次: {
    means: '申请的数量、频次明显超过合理范围的事实',
    value: (_, { what }) => what && stopped(what),
  },
  说明期限: { means: '说明申请理由的最后日期', value: (_, { by }) => day(by) },
  征求事项: { means: '征求意见的具体事项', value: (_, { text }) => text && stopped(text) },
  公开内容: { means: '不顾第三方意见决定公开的内容', value: (_, { disclosed }) => said(disclosed) },
  公开理由: { means: '决定公开的理由', value: (_, { grounds }) => said(grounds) },
  延期天数: { means: '延长的工作日数', value: (_, { days }) => days?.toString() },
  延期理由: { means: '延期的理由', value: (_, { reason }) => said(reason)?.replace(/^因为?/, '') },
  计费说明: { means: '计费方式、数量和金额的计算过程', value: (_, content) => feeWords(content) },
  收费金额: { means: '应缴纳的金额', value: (_, { fen }) => (fen === undefined ? undefined : `${yuan(fen)}元`) },
  缴费方式: {
    means: '缴款渠道、账户或者缴款码，发出收费通知时填写',
    value: (_, { payment }) => (payment?.trim() ? within(payment) : undefined),
  },
  依据: { means: '答复所依据的条款', value: (_, { reply, why = reply }) => why && groundOf(why) },
  第三方意见: { means: '征求过意见的第三方怎样答复', value: ({ thirdParties }) => opinionWords(thirdParties) },
  联系方式: {
    means: '本机关的联系电话、地址',
    everywhere: true,
    value: ({ authority }) => contactLine(authority.contact),
  },
  复议机关: { means: '向谁申请行政复议，在“复议机关和法院”中设定', value: ({ organs }) => organs.reconsideration },
  管辖法院: { means: '向哪个法院起诉，在“复议机关和法院”中设定', value: ({ organs }) => organs.court },
  复议期限: { means: '申请行政复议的期限', value: () => `${RECONSIDERATION_DAYS}日` },
  起诉期限: { means: '直接提起行政诉讼的期限', value: () => `${SUIT_MONTHS}个月` },
  复议后起诉期限: {
    means: '不服复议决定提起行政诉讼的期限',
    value: () => `${SUIT_AFTER_RECONSIDERATION_DAYS}日`,
  },
} as const satisfies Record<string, Sign>;

export type Placeholder = keyof typeof PLACEHOLDERS;
export type Values = { readonly [name in Placeholder]?: string };
const SIGNS = Object.entries(PLACEHOLDERS) as [Placeholder, Sign][];
/** Those that any paper may say. */
export const EVERYWHERE: readonly Placeholder[] = SIGNS.flatMap(([name, { everywhere }]) => (everywhere ? [name] : []));

export function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, name);
}

/** What the placeholders of a paper stand for; what is not known is left out. */
export function valuesOf(facts: PaperFacts, content: PaperContent): Values {
  const known = SIGNS.map(([name, { value }]) => [name, value(facts, content)] as const);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

/** How the reader of a paper is addressed. */
function you(kind: ApplicantKind, { whom }: PaperContent): string {
  if (whom !== undefined) return '你（单位）';
  return kind === 'person' ? '你' : '你单位';
}

/** 《中华人民共和国政府信息公开条例》第三十六条第（一）项: the ground of a reply in full. */
export function groundOf(reply: ReplyKindId): string {
  const { ground } = REPLY_KINDS[reply];
  return ground.startsWith('第') ? `《中华人民共和国政府信息公开条例》${ground}` : ground;
}

/** What third parties said, as a reply tells it: a refusal before all else, then that they said nothing. */
function opinionWords(answers: readonly Answer[]): string | undefined {
  const all = new Set(answers);
  if (all.has('refusal')) return all.size === 1 ? '第三方不同意公开且理由合理' : '有第三方不同意公开且理由合理';
  if (all.has('silence')) return '第三方逾期未提出意见，本机关认为公开会损害其合法权益';
  return undefined;
}

function contactLine({ telephone, address }: PaperFacts['authority']['contact']): string {
  const known = [telephone && `联系电话：${telephone}`, address && `地址：${address}`].filter(Boolean);
  return known.length ? `${known.join('；')}。` : '';
}

function feeWords({ basis, quantity, before = 0, fen }: PaperContent): string | undefined {
  if (!basis || quantity === undefined || fen === undefined) return undefined;
  if (basis === 'item')
    return `按件计收。同一申请人一个自然月内累计申请10件以下（含10件）的不收费，11件至30件（含30件）的部分每件100元，31件以上的部分以10件为一档，每增加一档，收费标准提高100元/件。本月在本申请之前已有${before}件，本申请计${quantity}件，应缴纳${yuan(fen)}元。`;
  return `按量计收。30页以下（含30页）的不收费，31页至100页（含100页）的部分每页10元，101页至200页（含200页）的部分每页20元，201页以上的部分每页40元。本申请提供信息共计${quantity}页，应缴纳${yuan(fen)}元。`;
}
