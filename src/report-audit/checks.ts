import { createHash } from 'node:crypto';
import { action, done } from '../platform/action.ts';
import type { Db } from '../platform/database/index.ts';
import { invalid, notFound } from '../platform/outcome.ts';
import type { PlacedFinding } from './audit.ts';
import { reportAuditors } from './rules.ts';

/** That a finding was looked into, and why it stands as it is. */
export interface Check {
  reason: string;
  by: string;
  at: Date;
}

/** Of each finding that was looked into, by its mark. */
export type Checks = ReadonlyMap<string, Check>;

/** Characters of a mark. */
export const MARK = 16;

/** A short mark of a finding: the same as long as rule, place and message are. */
export function markOf({ rule, where, message }: PlacedFinding): string {
  return createHash('sha256').update(`${rule}\n${where}\n${message}`).digest('hex').slice(0, MARK);
}

/** Those of an upload by the place of its report, from 1. The caller has seen whose upload it is. */
export async function checksOf(db: Db, auditId: string): Promise<ReadonlyMap<number, Checks>> {
  const rows = await db
    .selectFrom('report_audit_checks')
    .select(['number', 'finding', 'reason', 'checked_by as by', 'checked_at as at'])
    .where('audit_id', '=', auditId)
    .execute();
  const all = new Map<number, Map<string, Check>>();
  for (const { number, finding, ...check } of rows) {
    const of = all.get(number) ?? new Map<string, Check>();
    all.set(number, of.set(finding, check));
  }
  return all;
}

interface Given {
  /** of the upload */
  id: string;
  /** of the report in it, from 1 */
  number: number;
  finding: string;
}

/** Whether the report belongs to an upload of the authority. */
const ofAuthority = (db: Db, authorityId: number, { id, number }: Given) =>
  db
    .selectFrom('report_audits as audit')
    .innerJoin('report_audit_results as result', 'result.audit_id', 'audit.id')
    .select('audit.id')
    .where('audit.id', '=', id)
    .where('audit.authority_id', '=', authorityId)
    .where('result.number', '=', number)
    .executeTakeFirst();

/** 已核实: a finding is right as it stands, for a reason that goes with it. The result itself stays as it was. */
export const checkFinding = action<Given & { reason: string }, void>(
  'reportAudit.check',
  reportAuditors,
  async ({ db, who, now }, { reason, ...given }) => {
    if (!(await ofAuthority(db, who.authorityId, given))) return notFound();
    if (reason.length < 2) return invalid('请写明核实的情况', { reason: '请写明核实的情况' });
    const check = { reason, checked_by: who.name, checked_at: now };
    const key = { audit_id: given.id, number: given.number, finding: given.finding };
    await db
      .insertInto('report_audit_checks')
      .values({ ...key, ...check })
      .onConflict((conflict) => conflict.columns(['audit_id', 'number', 'finding']).doUpdateSet(check))
      .execute();
    return done(undefined, `report-audit:${given.id}`, { number: given.number, finding: given.finding, reason });
  },
);

/** 撤销核实: the finding is open again. */
export const liftCheck = action<Given, void>('reportAudit.liftCheck', reportAuditors, async ({ db, who }, given) => {
  if (!(await ofAuthority(db, who.authorityId, given))) return notFound();
  await db
    .deleteFrom('report_audit_checks')
    .where('audit_id', '=', given.id)
    .where('number', '=', given.number)
    .where('finding', '=', given.finding)
    .execute();
  return done(undefined, `report-audit:${given.id}`, { number: given.number, finding: given.finding });
});
