import { RULES } from '../law/index.ts';
import type { AuditedReport, PlacedFinding } from './audit.ts';

/** A contradiction; what may be right and must be looked at; a figure for which no ground was found. */
type Severity = '错误' | '须核对' | '提示';

export function severityOf(one: PlacedFinding, { hints }: Pick<AuditedReport, 'hints'>): Severity {
  if (one.doubt) return '须核对';
  if (hints.includes(one)) return '提示';
  return RULES[one.rule as keyof typeof RULES]?.severity === 'warning' ? '须核对' : '错误';
}
