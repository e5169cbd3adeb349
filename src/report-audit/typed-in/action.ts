import { action, done } from '../../platform/action.ts';
import { conflict, type Failure, invalid, notFound } from '../../platform/outcome.ts';
import type { AuditProcesses } from '../processes.ts';
import { reportAuditors } from '../rules.ts';
import { basisOf, keepAgain, type OfResult, resultOf } from '../store.ts';
import {
  BLANK,
  editableCells,
  nameOfCell,
  openCells,
  readAs,
  type TypedFigure,
  typedValue,
  withTyped,
} from './apply.ts';

interface Given extends OfResult {
  /** by path of the cell; '' takes back what was typed before */
  figures: Readonly<Record<string, string>>;
  processes: Pick<AuditProcesses, 'audit'>;
}

/** 填入没有读出的数字: figures that could not be read are typed in from the original, and the rules run again.
 *  @returns how many cells are still open */
export const typeInFigures = action<Given, number>(
  'reportAudit.typeIn',
  reportAuditors,
  async ({ db, who, today, sealer }, { id, number, figures, processes }) => {
    const basis = await basisOf(db, sealer, who, { id, number }, true);
    const result = await resultOf(db, sealer, who, { id, number });
    if (!basis || !result || 'error' in result) return notFound();
    const editable = editableCells(basis.read);
    const fault = figuresFault(figures, editable);
    if (fault) return fault;
    const typed: Record<string, TypedFigure> = { ...basis.typed };
    for (const path of editable) {
      const text = figures[path];
      if (text === undefined || text === (typed[path]?.text ?? readAs(basis.read.cells[path]))) continue;
      if (text) typed[path] = { text, by: who.name, on: today };
      else delete typed[path];
    }
    const read = withTyped(basis.read, typed);
    const answer = await processes.audit({ read, expected: basis.expected });
    if ('unreadable' in answer) return conflict(answer.unreadable);
    await keepAgain(db, sealer, { id, number }, { ...result, report: answer.audited, basis: { ...basis, typed } });
    const left = openCells(read).length;
    return done(left, `report-audit:${id}`, { number, typed: Object.keys(typed).length, left });
  },
);

/** What of the figures is none, each told at its field. */
function figuresFault(figures: Given['figures'], open: readonly string[]): Failure | undefined {
  const wrong = open.filter((path) => figures[path] && typedValue(path, figures[path]) === undefined);
  if (wrong.length === 0) return undefined;
  const said = (path: string) => `${nameOfCell(path)}：应填数字，原文没有填的写“${BLANK}”`;
  return invalid('有的格填的不是数字', Object.fromEntries(wrong.map((path) => [path, said(path)])));
}
