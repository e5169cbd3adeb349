import { countLate, countsByColumn, ledgerFigures, ledgerHref } from '../channels/index.ts';
import type { Finding } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { columnsOf } from '../publishing/index.ts';
import type { ReportFigures } from './figures.ts';
import { cellHref } from './links.ts';

/** What a year's books show that part five should speak of. */
export interface Shown {
  year: number;
  /** first made public after the limit of 条例 art. 26 */
  late: number;
  /** not put out where they were to go */
  failed: number;
  /** columns in which nothing was made public in the year, by name */
  idleColumns: readonly string[];
  /** applications open at the year's end */
  open: number;
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

/** The candidates of a year, the weightiest first. 条例 art. 50(六) */
export function suggest({ year, late, failed, idleColumns, open, findings }: Shown): Suggestion[] {
  const found: (Suggestion | false)[] = [
    late > 0 && {
      id: 'late',
      problem: `有 ${late} 条信息未在形成之日起 20 个工作日内公开`,
      remedy: '对临近公开时限的信息逐条提醒，超期的由经办科室说明原因并限期改正',
      href: ledgerHref({ year, state: 'late' }),
    },
    open > 0 && {
      id: 'open',
      problem: `年末尚有 {{applications.carriedOut}} 件申请未办结`,
      remedy: '对未办结的申请逐件明确经办人和答复期限',
      href: cellHref(year, 'three.carriedOut.total'),
    },
    idleColumns.length > 0 && {
      id: 'columns',
      problem: `有 ${idleColumns.length} 个栏目全年没有更新（${idleColumns.slice(0, NAMED).join('、')}${idleColumns.length > NAMED ? '等' : ''}）`,
      remedy: '逐个栏目明确维护科室和更新频次，确实不再需要的栏目及时归并',
      href: '/disclosure',
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

/** Gathers what the books show of a year. */
export async function shownBy(
  db: Db,
  authorityId: number,
  year: number,
  { tables }: Pick<ReportFigures, 'tables'>,
  findings: readonly Finding[],
): Promise<Shown> {
  const [late, failed, columns, counts] = await Promise.all([
    countLate(db, authorityId, year),
    ledgerFigures(db, authorityId, { year, state: 'failed' }),
    columnsOf(db, authorityId),
    countsByColumn(db, authorityId, year),
  ]);
  const used = new Set(counts.filter(({ count }) => count > 0).map(({ columnId }) => columnId));
  const parents = new Set(columns.map(({ parentId }) => parentId));
  const anything = counts.length > 0;
  return {
    year,
    late,
    failed: [...failed.values()].reduce((sum, count) => sum + count, 0),
    // a year without books says nothing of its columns
    idleColumns: anything ? columns.filter(({ id }) => !used.has(id) && !parents.has(id)).map(({ name }) => name) : [],
    open: tables.three.carriedOut.total,
    findings,
  };
}
