import { authorityById } from '../organizations/index.ts';
import { action, done } from '../platform/action.ts';
import { isDay } from '../platform/dates.ts';
import { conflict, invalid, notFound } from '../platform/outcome.ts';
import { compileReport } from './compile.ts';
import { figureNames, type Part, parts, unknownFigures } from './narrative.ts';
import './tables.ts';

/** A person's wording of one part; an empty text returns to the template. Figures stay live in double braces.
 *  `was`: the text as the person saw it, so that two at once do not overwrite each other. */
export const editPart = action<{ year: number; part: Part; text: string; was: string }, void>(
  'annualReport.editPart',
  ['disclosureHead', 'editor', 'signer'],
  async ({ db, who, now }, { year, part, text, was }) => {
    const unknown = unknownFigures(text);
    if (unknown.length) {
      const message = `没有名为“${unknown[0]}”的数据，可用：${Object.keys(figureNames).join('、')}`;
      return invalid(message, { text: message });
    }
    if (text.length > 20_000) return invalid('文字过长，最多 20000 字', { text: '文字过长，最多 20000 字' });
    const key = { authority_id: who.authorityId, year };
    await db
      .insertInto('annual_reports')
      .values({ ...key, texts: '{}', updated_at: now, updated_by: who.name, snapshot: 'null' })
      .onConflict((oc) => oc.doNothing())
      .execute();
    const row = await db
      .selectFrom('annual_reports')
      .selectAll()
      .where('authority_id', '=', who.authorityId)
      .where('year', '=', year)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.state === 'published') return conflict('该年度报告已发布，不能再修改');
    if ((row.texts[part] ?? '') !== was)
      return conflict(`“${parts[part]}”刚被 ${row.updated_by} 修改过，请对照其内容后再保存`);
    const { [part]: _old, ...others } = row.texts;
    const texts = text.trim() ? { ...others, [part]: text.trim() } : others;
    await db
      .updateTable('annual_reports')
      .set({ texts: JSON.stringify(texts), updated_at: now, updated_by: who.name })
      .where('authority_id', '=', who.authorityId)
      .where('year', '=', year)
      .execute();
    return done(undefined, `annual-report:${who.authorityId}:${year}`, { part });
  },
);

/** Publishes the year's report with its date and keeps it as it is now. 条例 art. 49 */
export const publishReport = action<{ year: number; date: string }, void>(
  'annualReport.publish',
  ['signer', 'disclosureHead'],
  async ({ db, who, now, today }, { year, date }) => {
    if (!isDay(date)) return invalid('请填写日期，如 2024-01-12', { date: '请填写日期，如 2024-01-12' });
    if (date <= `${year}-12-31`) return invalid('年度结束后才能发布报告', { date: '落款日期应在年度结束之后' });
    if (date > today) return invalid('落款日期不能晚于今天', { date: '落款日期不能晚于今天' });
    const authority = await authorityById(db, who.authorityId);
    if (!authority) return notFound();
    const key = { authority_id: who.authorityId, year };
    await db
      .insertInto('annual_reports')
      .values({ ...key, texts: '{}', updated_at: now, updated_by: who.name, snapshot: 'null' })
      .onConflict((oc) => oc.doNothing())
      .execute();
    const row = await db
      .selectFrom('annual_reports')
      .select('state')
      .where('authority_id', '=', who.authorityId)
      .where('year', '=', year)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (row.state === 'published') return conflict('该年度报告已发布');
    await db
      .updateTable('annual_reports')
      .set({ state: 'published', published_at: now, published_on: date })
      .where('authority_id', '=', who.authorityId)
      .where('year', '=', year)
      .execute();
    const { report } = await compileReport(db, authority, year);
    const faults = report.findings.filter((finding) => finding.rule !== 'X-VALID');
    if (faults.length)
      return invalid(`报告还有 ${faults.length} 处不符合勾稽关系或格式要求，请先处理：${faults[0]!.message}`);
    await db
      .updateTable('annual_reports')
      .set({ snapshot: JSON.stringify(report) })
      .where('authority_id', '=', who.authorityId)
      .where('year', '=', year)
      .execute();
    return done(undefined, `annual-report:${who.authorityId}:${year}`, { date });
  },
);
