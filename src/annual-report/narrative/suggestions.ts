import { RECURRING, type ReplyTime } from '../../applications/index.ts';
import { ledgerHref } from '../../channels/index.ts';
import { type Finding, REMEDY_BLOCK_IDS, type Tables } from '../../law/index.ts';
import type { Facts } from '../figures/facts.ts';
import { cellHref, replyTimeHref } from '../links.ts';
import type { Counted } from './live-figures.ts';
import { totalOf } from './sums.ts';

/** What a year's books show that part five should speak of. */
export interface Shown {
  year: number;
  /** first made public after the limit of 条例 art. 26 */
  late: number;
  /** not put out where they were to go */
  failed: number;
  /** columns in which nothing was made public in the year, by name */
  idleColumns: readonly string[];
  /** half of what was made public, or more, is news */
  mostlyNews?: boolean;
  /** matters that several asked for, not yet decided: 条例 art. 44 */
  askedOften: number;
  /** applications open at the year's end */
  open: number;
  /** how applications were handled, beyond the report's tables */
  replyTimes: Record<ReplyTime, number>;
  tables: Tables;
  findings: readonly Finding[];
}

/** A candidate for 存在的主要问题, with what would be done about it and the records that show it. */
export interface Suggestion {
  id: string;
  problem: string;
  remedy: string;
  href: string;
}

const NAMED = 5;
/** Fewer are chance, no pattern. */
const SOME = 2;
/** From this share of the year's replies on, extending is a habit. */
const OFTEN = 0.2;

/** The candidates of a year, the weightiest first. 条例 art. 50(六) */
export function suggest({
  year,
  late,
  failed,
  idleColumns,
  mostlyNews,
  askedOften,
  open,
  replyTimes,
  tables,
  findings,
}: Shown): Suggestion[] {
  const reversed = REMEDY_BLOCK_IDS.filter((block) => tables.four[block].corrected > 0);
  const often = replyTimes.extended >= SOME && replyTimes.extended >= tables.three.total.total * OFTEN;
  const given = (row: 'other.correctionOverdue' | 'other.feeOverdue') => tables.three[row].total;
  const found: (Suggestion | false)[] = [
    late > 0 && {
      id: 'late',
      problem: `有 {{publishing.late}} 条信息未在形成之日起 20 个工作日内公开`,
      remedy: '对临近公开时限的信息逐条提醒，超期的由经办科室说明原因并限期改正',
      href: ledgerHref({ year, state: 'late' }),
    },
    open > 0 && {
      id: 'open',
      problem: `年末尚有 {{applications.carriedOut}} 件申请未办结`,
      remedy: '对未办结的申请逐件明确经办人和答复期限',
      href: cellHref(year, 'three.carriedOut.total'),
    },
    replyTimes.late > 0 && {
      id: 'answered-late',
      problem: `有 ${replyTimes.late} 件申请超过法定期限才答复`,
      remedy: '答复期限届满前 5 个工作日、2 个工作日逐件提醒经办人，确需延期的提前办理延期手续',
      href: replyTimeHref(year, 'late'),
    },
    replyTimes.overdue > 0 && {
      id: 'overdue',
      problem: `年末有 ${replyTimes.overdue} 件申请已超过答复期限仍未答复`,
      remedy: '立即办结超期申请，查明原因，对经办环节作出调整',
      href: replyTimeHref(year, 'overdue'),
    },
    reversed.length > 0 && {
      id: 'reversed',
      problem: `有 ${reversed.reduce((sum, block) => sum + tables.four[block].corrected, 0)} 件行政复议、行政诉讼案件的结果为纠正，答复的依据和理由不够充分`,
      remedy: '逐案查找被纠正的原因，答复前由政府信息公开工作机构审核依据和理由，疑难的先征求法律意见',
      href: cellHref(year, `four.${reversed[0]}.corrected`),
    },
    often && {
      id: 'extended',
      problem: `办结的 {{applications.answered}} 件申请中有 ${replyTimes.extended} 件延长了答复期限，办理效率需要提高`,
      remedy: '收到申请当日分办，检索、征求意见等环节明确时限，减少延期',
      href: replyTimeHref(year, 'extended'),
    },
    given('other.correctionOverdue') >= SOME && {
      id: 'corrections',
      problem: `有 {{three.other.correctionOverdue.total}} 件申请因申请人逾期不补正而不再处理，对申请人的指导和释明不够`,
      remedy: '补正通知一次性写明需要补正的事项和示例，并以电话等方式提醒申请人',
      href: cellHref(year, 'three.other.correctionOverdue.total'),
    },
    given('other.feeOverdue') >= SOME && {
      id: 'fees',
      problem: `有 {{three.other.feeOverdue.total}} 件申请因申请人逾期未缴纳信息处理费而不再处理，收费的告知和解释不够`,
      remedy: '收费通知写明依据、标准、计算过程和不缴纳的后果，收到咨询的当日答复',
      href: cellHref(year, 'three.other.feeOverdue.total'),
    },
    idleColumns.length > 0 && {
      id: 'columns',
      problem: `有 ${idleColumns.length} 个栏目全年没有更新（${idleColumns.slice(0, NAMED).join('、')}${idleColumns.length > NAMED ? '等' : ''}）`,
      remedy: '逐个栏目明确维护科室和更新频次，确实不再需要的栏目及时归并',
      href: '/disclosure',
    },
    mostlyNews === true && {
      id: 'news',
      problem: '公开的信息以工作动态为主，占全年公开总数的 {{columns.newsShare}}',
      remedy: '对照基层政务公开标准目录，增加财政、救助、补贴等群众关心的内容',
      href: ledgerHref({ year }),
    },
    askedOften > 0 && {
      id: 'askedOften',
      problem: `有 ${askedOften} 类信息被多人申请或者建议公开，尚未研究是否纳入主动公开`,
      remedy: '对多人申请的信息逐项审核，可以公开的转为主动公开',
      href: RECURRING,
    },
    failed > 0 && {
      id: 'failed',
      problem: `有 ${failed} 条信息向其他公开平台发布不成功，未能及时补发`,
      remedy: '发布不成功的当日查明原因并补发，逐条登记凭据',
      href: ledgerHref({ year, state: 'failed' }),
    },
    findings.length > 0 && {
      id: 'findings',
      problem: `年度数据核对中发现 ${findings.length} 处不一致，台账登记还不够准确`,
      remedy: '按月核对台账，登记有误的当月更正',
      href: `/console/annual-report/${year}#findings`,
    },
  ];
  return found.filter((one) => one !== false);
}

/** What part five may speak of, out of what the books show of a year. */
export function shownOf(
  { year, tables, channels }: Pick<Counted, 'year' | 'tables' | 'channels'>,
  { late, failed, columns, askedOften, replyTimes }: Facts,
  findings: readonly Finding[] = [],
): Shown {
  const news = columns.filter(({ kind }) => kind === 'news').reduce((sum, { count }) => sum + count, 0);
  const total = totalOf(channels);
  return {
    year,
    late,
    failed,
    // a year without books says nothing of its columns
    idleColumns: total > 0 ? columns.filter(({ count, parent }) => count === 0 && !parent).map(({ name }) => name) : [],
    mostlyNews: news > 0 && news * 2 >= total,
    askedOften,
    open: tables.three.carriedOut.total,
    replyTimes,
    tables,
    findings,
  };
}
