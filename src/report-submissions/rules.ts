import type { PlaceRemark } from '../annual-report/index.ts';
import { type AnnualReport, auditReport, type Finding } from '../law/index.ts';
import { conflict, type Failure, invalid } from '../platform/outcome.ts';
import type { Role } from '../platform/roles.ts';
import type { StandingState, SubmissionState } from './tables.ts';

/** Who sends a report up, and who accepts or returns what was sent. */
export const senders: readonly Role[] = ['disclosureHead', 'signer'];
export const cityOffice: readonly Role[] = ['cityOffice'];

export const submissionNames: Record<StandingState, string> = {
  notOwed: '无需报送',
  missing: '未报送',
  submitted: '待审核',
  returned: '已退回',
  accepted: '已接收',
};

/** Whether a year's report may be sent up: the year is over, there is somebody to send it to, none is under way. */
export function submitFault(
  last: { state: SubmissionState } | undefined,
  at: { year: number; today: string; parentId: number | null },
): Failure | undefined {
  if (at.parentId === null) return invalid('本机关没有上级主管部门，不需要报送');
  if (at.today <= `${at.year}-12-31`) return invalid(`${at.year} 年结束后才能报送`);
  if (last?.state === 'submitted') return conflict('报告已经报送，正在等待审核');
  if (last?.state === 'accepted') return conflict('报告已被接收；需要更正的，请先联系上级退回');
  return undefined;
}

/** Whether what was sent up may be accepted or returned, and with what. */
export function decisionFault(
  submission: { state: SubmissionState },
  decision: { accepted: boolean; remark: string; places: readonly PlaceRemark[] },
  regionPublished: boolean,
): Failure | undefined {
  if (regionPublished) return conflict('本地区年度报告已发布，需要改变纳入汇总的报告的，请先更正本地区年度报告');
  if (decision.accepted && submission.state !== 'submitted') return conflict('这份报告已由他人办理，请刷新');
  if (!decision.accepted && submission.state === 'returned') return conflict('这份报告已经退回，请刷新');
  if (!decision.accepted && !decision.remark && decision.places.length === 0)
    return invalid('请写明退回的理由和需要修改的地方', { remark: '请写明退回的理由和需要修改的地方' });
  return undefined;
}

/** Whether an authority may be reminded of a year's report: it owes it, the year is over, and the report lies with it. */
export function remindFault(state: StandingState, at: { year: number; today: string }): Failure | undefined {
  if (at.today <= `${at.year}-12-31`) return invalid(`${at.year} 年结束后才能催报`);
  if (state === 'notOwed') return invalid('该机关这一年无需报送');
  if (state === 'submitted') return conflict('报告已经报送，等待审核');
  return state === 'accepted' ? conflict('报告已经接收') : undefined;
}

/** What is found in a report that was sent up: every rule, and the carry-over from the year before.
 *  @param before the report of the same authority that was accepted for the year before */
export function auditSubmitted(report: AnnualReport, before: AnnualReport | undefined): Finding[] {
  const { channels, ...read } = report;
  // one that was read from a file brings no ledger
  const ledger = report.filedBy === undefined && { channels };
  return auditReport({ ...read, ...ledger, ...(before && { previous: { tables: before.tables } }) });
}
