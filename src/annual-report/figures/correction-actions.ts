import { cellOf, valueAt } from '../../law/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { publishers, subjectOf } from '../rules.ts';
import { lockReport } from '../store.ts';
import { correctionFault, insertCorrection, liftStanding } from './corrections.ts';
import { countTables } from './figures.ts';

const frozen = '该年度报告已发布，不能再修改；发现差错的，请先办理更正';

/** Puts a counted figure right, with a reason; both figures stay visible wherever the corrected one stands. */
export const correctFigure = action<{ year: number; path: string; corrected: number; reason: string }, void>(
  'annualReport.correctFigure',
  publishers,
  async ({ db, who, now }, { year, path, corrected, reason }) => {
    if (!cellOf(path)) return notFound();
    const fault = correctionFault(path);
    if (fault) return invalid(fault, { corrected: fault });
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict(frozen);
    const counted = Number(valueAt(await countTables(db, who.authorityId, year), path));
    if (counted === corrected)
      return invalid('与台账统计的数字相同，不需要更正', { corrected: '与台账统计的数字相同' });
    const of = { authorityId: who.authorityId, year, path };
    const by = { name: who.name, at: now };
    await liftStanding(db, of, by);
    await insertCorrection(db, of, by, { counted, corrected, reason });
    return done(undefined, subjectOf(who.authorityId, year), { path, counted, corrected, reason });
  },
);

/** Takes a correction back: the cell shows what the books count. The correction stays in the list. */
export const liftCorrection = action<{ year: number; path: string }, void>(
  'annualReport.liftCorrection',
  publishers,
  async ({ db, who, now }, { year, path }) => {
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict(frozen);
    const lifted = await liftStanding(db, { authorityId: who.authorityId, year, path }, { name: who.name, at: now });
    if (!lifted) return conflict('这一格的更正已被撤销');
    return done(undefined, subjectOf(who.authorityId, year), { path });
  },
);
