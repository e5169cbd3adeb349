import {
  type ApplicantKind,
  type FeeBasis,
  RECONSIDERATION_DAYS,
  REPLY_KINDS,
  type ReplyKindId,
  SUIT_AFTER_RECONSIDERATION_DAYS,
  SUIT_MONTHS,
} from '../../law/index.ts';
import { yuan } from '../../platform/money.ts';
import { paperDate } from '../../platform/papers/index.ts';
import type { Values } from './wording/placeholders.ts';

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
  /** day of the notice of correction */
  correctionTold: string | null;
  subject: string;
}

/** What the step says. */
export interface StepContent {
  /** correction: what, by when */
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

/** 《中华人民共和国政府信息公开条例》第三十六条第（一）项: the ground of a reply in full. */
export function groundOf(reply: ReplyKindId): string {
  const { ground } = REPLY_KINDS[reply];
  return ground.startsWith('第') ? `《中华人民共和国政府信息公开条例》${ground}` : ground;
}

function contactLine({ telephone, address }: PaperFacts['authority']['contact']): string {
  const known = [telephone && `联系电话：${telephone}`, address && `地址：${address}`].filter(Boolean);
  return known.length ? `${known.join('；')}。` : '';
}

function feeWords({ basis, quantity, before = 0, fen }: StepContent): string | undefined {
  if (!basis || quantity === undefined || fen === undefined) return undefined;
  if (basis === 'item')
    return `按件计收。同一申请人一个自然月内累计申请10件以下（含10件）的不收费，11件至30件（含30件）的部分每件100元，31件以上的部分以10件为一档，每增加一档，收费标准提高100元/件。本月在本申请之前已有${before}件，本申请计${quantity}件，应缴纳${yuan(fen)}元。`;
  return `按量计收。30页以下（含30页）的不收费，31页至100页（含100页）的部分每页10元，101页至200页（含200页）的部分每页20元，201页以上的部分每页40元。本申请提供信息共计${quantity}页，应缴纳${yuan(fen)}元。`;
}

/** How the reader of a paper is addressed. */
function you(kind: ApplicantKind, content: StepContent): string {
  if (content.whom !== undefined) return '你（单位）';
  return kind === 'person' ? '你' : '你单位';
}

/** A line of a sentence: without line ends, and without the stop that the sentence brings itself. */
const within = (text: string) => text.replace(/\s*\n\s*/g, '；').replace(/[。；，、\s]+$/, '');

/** A sentence of its own ends with a stop. */
const stopped = (text: string) => text.trimEnd().replace(/[^。！？；：.!?;:…”）)]$/, '$&。');

/** What the placeholders of a paper stand for; what is not known is left out. */
export function valuesOf(facts: PaperFacts, content: StepContent): Values {
  const reply = content.reply ?? content.why;
  const day = (text: string | null | undefined) => (text ? paperDate(text) : undefined);
  const values: { [name in keyof Values]: string | undefined } = {
    称谓: you(facts.kind, content),
    机关名称: facts.authority.name,
    申请编号: facts.number,
    申请日期: day(facts.arrived),
    收到日期: day(facts.received),
    申请内容: within(facts.subject),
    答复期限: day(facts.due),
    补正内容: content.what,
    补正期限: day(content.by),
    补正告知日期: day(facts.correctionTold),
    征求事项: content.text && stopped(content.text),
    公开内容: content.disclosed === undefined ? undefined : within(content.disclosed),
    公开理由: content.grounds === undefined ? undefined : within(content.grounds),
    延期天数: content.days === undefined ? undefined : String(content.days),
    延期理由: content.reason === undefined ? undefined : within(content.reason).replace(/^因为?/, ''),
    计费说明: feeWords(content),
    收费金额: content.fen === undefined ? undefined : `${yuan(content.fen)}元`,
    缴费方式: content.payment?.trim() ? within(content.payment) : undefined,
    依据: reply && groundOf(reply),
    联系方式: contactLine(facts.authority.contact),
    复议期限: `${RECONSIDERATION_DAYS}日`,
    起诉期限: `${SUIT_MONTHS}个月`,
    复议后起诉期限: `${SUIT_AFTER_RECONSIDERATION_DAYS}日`,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;
}
