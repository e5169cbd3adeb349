import { figureFault, lockReport, type Part, parts, saveReport, textMark } from '../annual-report/index.ts';
import { action, done } from '../platform/action.ts';
import { conflict, invalid } from '../platform/outcome.ts';
import { cityOffice } from '../report-submissions/index.ts';
import { regionSubject } from './rules.ts';

/** A person's wording of one part of the region's report, or, empty, a return to the template's. */
export const editRegionPart = action<{ year: number; part: Part; text: string; seen: string }, void>(
  'region.editPart',
  cityOffice,
  async ({ db, who, now }, { year, part, text, seen }) => {
    const fault = text.length > 20_000 ? '文字过长，最多 20000 字' : figureFault(text, 'region');
    if (fault) return invalid(fault, { text: fault });
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now }, 'region');
    if (row.state === 'published') return conflict('本地区年度报告已发布，需要修改的请先办理更正');
    if (textMark(row.texts[part]) !== seen)
      return conflict(`“${parts[part]}”刚被${row.updated_by}修改过。您的文字仍在下面，请对照现有文字合并后再保存`);
    const { [part]: _old, ...others } = row.texts;
    const texts = text.trim() ? { ...others, [part]: text.trim() } : others;
    const values = { texts: JSON.stringify(texts), updated_at: now, updated_by: who.name };
    await saveReport(db, who.authorityId, year, values, 'region');
    return done(undefined, regionSubject(who.authorityId, year), { part, template: !text.trim() });
  },
);
