import { action, done } from '../../platform/action.ts';
import { conflict, notFound } from '../../platform/outcome.ts';
import type { AuditProcesses } from '../processes.ts';
import { reportAuditors } from '../rules.ts';
import { basisOf, keepAgain, type OfResult, resultOf } from '../store.ts';
import { withTyped } from '../typed-in/apply.ts';

interface Given extends OfResult {
  /** false: taken back */
  confirmed: boolean;
  processes: Pick<AuditProcesses, 'audit'>;
}

/** 扫描件已与原件核对: what was recognised is as the paper has it, so that findings on it are findings. */
export const confirmScan = action<Given, void>(
  'reportAudit.confirmScan',
  reportAuditors,
  async ({ db, who, today, sealer }, { id, number, confirmed, processes }) => {
    const basis = await basisOf(db, sealer, who, { id, number }, true);
    const result = await resultOf(db, sealer, who, { id, number });
    if (!basis?.read.scan || !result || 'error' in result) return notFound();
    const { confirmed: _, ...scan } = basis.read.scan;
    const read = { ...basis.read, scan: confirmed ? { ...scan, confirmed: { by: who.name, on: today } } : scan };
    const answer = await processes.audit({ read: withTyped(read, basis.typed), expected: basis.expected });
    if ('unreadable' in answer) return conflict(answer.unreadable);
    await keepAgain(db, sealer, { id, number }, { ...result, report: answer.audited, basis: { ...basis, read } });
    return done(undefined, `report-audit:${id}`, { number, confirmed });
  },
);
