import type { ReportRead, Rule } from './audit-input.ts';
import { formRule } from './form-rules.ts';
import { leftOverRule } from './left-over-rules.ts';
import { moveHints } from './moves.ts';
import { copiedNameRule, expectedRule, sameNameRule } from './name-rules.ts';
import type { Judged } from './narrative/judged.ts';
import { judgeNarrative } from './narrative/narrative.ts';
import type { Finding } from './report.ts';
import {
  carriedOver,
  columnsBalance,
  documentsBalance,
  outcomesAddUp,
  remediesAddUp,
  rowsAddUp,
} from './table-rules.ts';

export type RuleId = 'T3-COL' | 'T3-SUM' | 'T3-ROW' | 'T4-SUM' | 'X-CARRY' | 'X-VALID' | 'N-TEXT' | 'F-FORM';

export interface RuleEntry {
  /** in few words */
  name: string;
  description: string;
  /** 'error': the report contradicts itself or its form; 'warning': a person has to look */
  severity: 'error' | 'warning';
  check: Rule;
}

/** The rules of reconciliation (勾稽关系) by id. 国办公开办函〔2021〕30号 */
export const RULES: Record<RuleId, RuleEntry> = {
  'T3-COL': {
    name: '表三收办平衡',
    description: '表三每列：第一项加第二项，等于第三项总计加第四项',
    severity: 'error',
    check: columnsBalance,
  },
  'T3-SUM': {
    name: '表三分项之和',
    description: '表三每列：（七）总计等于（一）至（六）之和',
    severity: 'error',
    check: outcomesAddUp,
  },
  'T3-ROW': {
    name: '表三横向合计',
    description: '表三每行：总计等于自然人与各类组织之和',
    severity: 'error',
    check: rowsAddUp,
  },
  'T4-SUM': {
    name: '表四合计',
    description: '表四：总计等于维持、纠正、其他结果、尚未审结之和',
    severity: 'error',
    check: remediesAddUp,
  },
  'X-CARRY': {
    name: '上年结转',
    description: '本年“上年结转”等于上一年度报告的“结转下年度”',
    severity: 'error',
    check: carriedOver,
  },
  'X-VALID': {
    name: '现行有效件数',
    description: '现行有效件数等于上年现行有效加本年制发减本年废止',
    severity: 'warning',
    check: documentsBalance,
  },
  'N-TEXT': {
    name: '文字与数字',
    description: '文字中的数字与表格、台账一致',
    severity: 'error',
    check: (report) => textRule(report, judgeNarrative(report)),
  },
  'F-FORM': {
    name: '报告格式',
    description: '六个部分齐全、顺序和标题正确，没有空格，年度和机关名称一致，按期落款',
    severity: 'error',
    check: (report) => [
      ...formRule(report),
      ...sameNameRule(report),
      ...expectedRule(report),
      ...copiedNameRule(report),
    ],
  },
};
export const RULE_IDS = Object.keys(RULES) as RuleId[];

const textRule = (report: ReportRead, { findings }: Judged): Finding[] => [...findings, ...leftOverRule(report)];

/**
 * Examines an annual report, ours or anyone's, by every rule; an empty list when nothing contradicts. Rules speak only of
 * what was given: no narrative, no N-TEXT; no previous year, no X-CARRY. Never throws for figures, however wrong.
 */
export function auditReport(report: ReportRead): Finding[] {
  return findingsOf(report, judgeNarrative(report));
}

/**
 * What no rule can decide and a person should look at: figures of the narrative that no table supports, and totals far
 * from last year's. Not findings: a correct report may have some.
 */
export const hintsOf = (report: ReportRead): Finding[] => withMoves(report, judgeNarrative(report));

/** What auditReport and hintsOf say, from one reading of the narrative. */
export function auditWithHints(report: ReportRead): Judged {
  const narrative = judgeNarrative(report);
  return { findings: findingsOf(report, narrative), hints: withMoves(report, narrative) };
}

const findingsOf = (report: ReportRead, narrative: Judged): Finding[] =>
  RULE_IDS.flatMap((id) => (id === 'N-TEXT' ? textRule(report, narrative) : RULES[id].check(report)));

const withMoves = (report: ReportRead, { hints }: Judged): Finding[] => [...hints, ...moveHints(report)];
