import { valueInWords } from '../../measures/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Measure } from '../../platform/measures.ts';
import { beyondInWords } from '../city/pages/parts.tsx';
import { periodOf } from '../city/period.ts';
import { cityTable, knownOf } from '../city/table.ts';
import type { Ground } from '../rules.ts';
import { settingsOf } from '../settings/store.ts';

/** Under which ground a figure falls. */
const GROUND_OF: Record<string, Ground> = {
  ...{ 'dues.covered': 'missing', 'dues.late': 'missing', 'dues.timely': 'late', 'published.late': 'late' },
  ...{ applications: 'application', messages: 'message', site: 'inspection', reports: 'report' },
};
const groundOf = (measure: string): Ground => GROUND_OF[measure] ?? GROUND_OF[measure.split('.')[0]!] ?? 'other';

/** What an order to those who are beyond a bound would say, to be gone over by a person: of one authority with its figures, of
 *  several only what is true of each, for none reads of the others. @param codes of authorities @param period as in addresses */
export async function proposedOrder(
  db: Db,
  measures: readonly Measure[],
  cityId: number,
  { codes, period, today }: { codes: readonly string[]; period: string; today: string },
): Promise<Typed> {
  const settings = await settingsOf(db, cityId);
  const table = await cityTable(db, measures, cityId, settings, periodOf(period, today));
  const rows = table.rows.filter(({ authority }) => codes.includes(authority.code));
  const [one] = rows;
  const beyond = measures.filter(({ id }) => rows.length > 0 && rows.every((row) => row.beyond.includes(id)));
  if (!one || !beyond.length) return {};
  const lines = beyond.map((measure) => {
    const said = `${measure.label}${beyondInWords(measure, settings.bounds[measure.id]!)}`;
    const value = valueInWords(measure, knownOf(measure, one.kept.get(measure.id), table.period));
    return rows.length === 1 ? `${said}，为 ${value}` : said;
  });
  const first = beyond[0]!;
  const subject = `${first.label}${beyondInWords(first, settings.bounds[first.id]!)}`;
  return {
    ground: groundOf(first.id),
    subject: beyond.length > 1 ? `${subject}等 ${beyond.length} 项` : subject,
    why: `${table.period.label}统计（截至 ${today}）：\n${lines.join('；\n')}。`,
    demand: '查明原因，逐项补办，写明今后由谁负责；反馈时附佐证材料。',
  };
}
