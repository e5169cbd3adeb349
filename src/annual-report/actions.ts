import { authorityById } from '../organizations/index.ts';
import { action, done } from '../platform/action.ts';
import { isDay } from '../platform/dates.ts';
import { conflict, invalid, notFound } from '../platform/outcome.ts';
import { compileReport } from './compile.ts';
import { figureFault } from './narrative.ts';
import { type Part, parts } from './parts.ts';
import { keepPublished } from './publication.ts';
import { textMark } from './rules.ts';
import { lockReport, saveReport } from './store.ts';

const LONGEST = 20_000;
const subject = (authorityId: number, year: number) => `annual-report:${authorityId}:${year}`;

/** A person's wording of one part, or, empty, a return to the template's. Figures stay live in double braces.
 *  `seen`: the mark of the text that the person had before them, so that two at once do not overwrite each other. */
export const editPart = action<{ year: number; part: Part; text: string; seen: string }, void>(
  'annualReport.editPart',
  ['disclosureHead', 'editor', 'signer'],
  async ({ db, who, now }, { year, part, text, seen }) => {
    const fault = text.length > LONGEST ? `文字过长，最多 ${LONGEST} 字` : figureFault(text);
    if (fault) return invalid(fault, { text: fault });
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict('该年度报告已发布，不能再修改');
    if (textMark(row.texts[part]) !== seen)
      return conflict(`“${parts[part]}”刚被${row.updated_by}修改过。您的文字仍在下面，请对照现有文字合并后再保存`);
    const { [part]: _old, ...others } = row.texts;
    const texts = text.trim() ? { ...others, [part]: text.trim() } : others;
    await saveReport(db, who.authorityId, year, {
      texts: JSON.stringify(texts),
      updated_at: now,
      updated_by: who.name,
    });
    return done(undefined, subject(who.authorityId, year), { part, template: !text.trim() });
  },
);

/** Publishes the year's report with its date and keeps it as it is now. What the checks found has to be accepted by the
 *  one who signs; the audit log names it. 条例 art. 49 */
export const publishReport = action<{ year: number; date: string; accepted: boolean }, void>(
  'annualReport.publish',
  ['signer', 'disclosureHead'],
  async ({ db, who, now, today }, { year, date, accepted }) => {
    const wrong = (message: string) => invalid(message, { date: message });
    if (!isDay(date)) return wrong('请填写落款日期，如 2024-01-12');
    if (date <= `${year}-12-31`) return wrong(`落款日期应在 ${year} 年结束之后`);
    if (date > today) return wrong('落款日期不能晚于今天');
    const authority = await authorityById(db, who.authorityId);
    if (!authority) return notFound();
    const row = await lockReport(db, who.authorityId, year, { name: who.name, now });
    if (row.state === 'published') return conflict('该年度报告已发布');
    const { report } = await compileReport(db, authority, year, date);
    const rules = [...new Set(report.findings.map((finding) => finding.rule))];
    if (rules.length > 0 && !accepted) {
      const message = `核对发现 ${report.findings.length} 处问题（${rules.join('、')}），请先处理；确认无误的，勾选“已逐条核对”后再发布`;
      return invalid(message, { accepted: message });
    }
    await keepPublished(db, authority, year, { name: who.name, now, date });
    return done(undefined, subject(who.authorityId, year), { date, ...(rules.length > 0 && { accepted: rules }) });
  },
);
