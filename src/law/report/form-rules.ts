import { isBlank, isCount, outcomeRows, type ReportRead } from './audit-input.ts';
import {
  COLUMN_LABELS,
  COLUMNS,
  REMEDY_BLOCK_IDS,
  REMEDY_BLOCKS,
  REMEDY_RESULTS,
  type Row,
  reportBy,
  SECTION_TITLES,
  TWO_LINES,
} from './format.ts';
import type { Finding } from './report.ts';
import { rowLabel } from './table-rules.ts';

const finding = (where: string, expected: Finding['expected'], found: Finding['found'], message: string): Finding => ({
  rule: 'F-FORM',
  where,
  expected,
  found,
  message,
});

/** A wrong figure as it can be shown, whatever it is. */
const shown = (value: unknown): string =>
  /^(string|number|boolean)$/.test(typeof value) ? String(value) : '无法识别的内容';

const TABLES = { two: '表二', three: '表三', four: '表四' } as const;

/** A cell of the form as it was read; undefined was not read. */
interface CellRead {
  path: string;
  label: string;
  value: unknown;
  check: (value: unknown) => string | undefined;
}

/** What is wrong with a count that is written: a whole number ≥ 0. */
const countFault = (value: unknown) => (isCount(value) ? undefined : '应为不小于 0 的整数');
/** With an amount: a decimal ≥ 0. */
const amountFault = (value: unknown) =>
  /^\d+(\.\d+)?$/.test(shown(value)) ? undefined : '应为不小于 0 的数（单位：万元）';

function at(source: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], source);
}

/** The cells of the three tables that were read. */
function cellsOf({ tables: { two, three, four }, format }: ReportRead): CellRead[] {
  const rows: (Row | 'other')[] = three ? ['received', 'carriedIn', ...outcomeRows(three), 'total', 'carriedOut'] : [];
  const results = Object.entries({ ...REMEDY_RESULTS, total: '总计' }) as [
    keyof typeof REMEDY_RESULTS | 'total',
    string,
  ][];
  const all: CellRead[] = [
    ...(format === '2019' ? [] : TWO_LINES).flatMap(({ kind, label, paths }) =>
      paths.map((path: string) => ({
        path: `two.${path}`,
        label: `表二“${label}”`,
        value: at(two, path),
        check: kind === 'amount' ? amountFault : countFault,
      })),
    ),
    ...rows.flatMap((row) =>
      COLUMNS.map((column) => ({
        path: `three.${row}.${column}`,
        label: `表三“${rowLabel(row)}”行“${COLUMN_LABELS[column]}”列`,
        value: three?.[row]?.[column],
        check: countFault,
      })),
    ),
    ...REMEDY_BLOCK_IDS.flatMap((block) =>
      results.map(([result, label]) => ({
        path: `four.${block}.${result}`,
        label: `表四“${REMEDY_BLOCKS[block]}”“${label}”`,
        value: four?.[block]?.[result],
        check: countFault,
      })),
    ),
  ];
  return all.filter(({ value }) => value !== undefined);
}

/** Blank cells as one finding, for whoever leaves them mostly leaves all that are 0; each cell that is no figure. */
function cells(report: ReportRead): Finding[] {
  const all = cellsOf(report);
  const blanks = all.filter(({ value }) => isBlank(value)).map(({ path }) => path);
  const wrong = all.flatMap(({ path, label, value, check }) => {
    const fault = isBlank(value) ? undefined : check(value);
    return fault ? [finding(path, null, shown(value), `${label}填为“${shown(value)}”，${fault}`)] : [];
  });
  if (blanks.length === 0) return wrong;
  const counts = Object.entries(TABLES).flatMap(([table, label]) => {
    const count = blanks.filter((path) => path.startsWith(`${table}.`)).length;
    return count > 0 ? [`${label} ${count} 格`] : [];
  });
  const message = `${counts.join('、')}为空，没有的应填 0；核对时这些格按 0 计`;
  return [{ ...finding(blanks[0]!, 0, null, message), cells: blanks }, ...wrong];
}

/** What the format has and the paper has not. */
function absent({ missing = [] }: ReportRead): Finding[] {
  return missing.map((where) => {
    const [table, ...rest] = where.split('.') as [keyof typeof TABLES, ...string[]];
    const row = rest.join('.');
    const label =
      table === 'two' ? TWO_LINES.find(({ id }) => id === row)?.label : row && rowLabel(row as Row | 'other');
    return finding(
      where,
      label ?? TABLES[table],
      null,
      label ? `${TABLES[table]}缺少“${label}”一行` : `缺少${TABLES[table]}`,
    );
  });
}

const bare = (title: string) => title.replace(/\s/g, '').replace(/^([一二三四五六])[.．,，]/, '$1、');

function parts({ sections }: ReportRead): Finding[] {
  if (!sections) return [];
  const titles = sections.map(({ title }) => bare(title));
  const missing = SECTION_TITLES.filter((title) => !titles.includes(title));
  const strange = titles.flatMap((title, i) => (SECTION_TITLES.some((known) => known === title) ? [] : [{ title, i }]));
  const renamed = strange.filter(({ title }) => missing.some((known) => known[0] === title[0]));
  const found = titles.filter((title) => SECTION_TITLES.some((known) => known === title));
  const inOrder = SECTION_TITLES.filter((title) => found.includes(title));
  return [
    ...missing.map((title) => {
      const other = renamed.find((one) => one.title[0] === title[0]);
      return other
        ? finding(`sections[${other.i}].title`, title, other.title, `标题“${other.title}”应为“${title}”`)
        : finding('sections', title, null, `缺少“${title}”部分`);
    }),
    ...strange
      .filter((one) => !renamed.includes(one))
      .map(({ title, i }) => finding(`sections[${i}].title`, null, title, `“${title}”不是格式规定的部分`)),
    ...(found.join() === inOrder.join()
      ? []
      : [finding('sections', inOrder.join(' '), found.join(' '), '六个部分的顺序与格式不一致，或有重复')]),
    ...sections.flatMap(({ title, text }, i) =>
      text.trim() === '' && /^[一五六]/.test(bare(title))
        ? [finding(`sections[${i}].text`, null, '', `“${bare(title)}”没有内容，没有需要报告的应写“无”`)]
        : [],
    ),
  ];
}

const SPELT = '〇一二三四五六七八九';

/** The year that a title states: 2022年, （2022）, ２０２２年, 二〇二二年. */
function yearIn(title: string): string | undefined {
  const plain = title
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[零○]/g, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/g, (spelt) => [...spelt].map((one) => SPELT.indexOf(one)).join(''));
  return (/(\d{4})年/.exec(plain) ?? /(?<!\d)(20\d\d)(?!\d)/.exec(plain))?.[1];
}

function titleYear({ title, year }: ReportRead): Finding[] {
  const stated = Number(title === undefined ? undefined : yearIn(title));
  if (title === undefined || year === undefined || stated === year) return [];
  return Number.isNaN(stated)
    ? [finding('title', year, null, `标题中没有年度，应写明“${year}年”`)]
    : [finding('title', year, stated, `标题写的是 ${stated} 年，数据是 ${year} 年的`)];
}

/** 2024-01-12 of '2024-01-12' or '2024 年 1 月 12 日'; null for anything else. */
function isoDate(text: string): string | null {
  const parts = text.replace(/\s/g, '').match(/^(\d{4})[-年](\d{1,2})[-月](\d{1,2})日?$/);
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : null;
}

/** In time is what was published in time: a paper may bear an earlier date than the day on which it went out. */
function dated({ date, publishedOn, year, dueBy }: ReportRead): Finding[] {
  if (date === undefined || year === undefined) return [];
  const limit = dueBy ?? reportBy(year);
  if (date === null || date.trim() === '') return [finding('date', limit, null, '没有落款日期')];
  const iso = isoDate(date);
  if (!iso) return [finding('date', limit, date, `落款日期“${date}”不是日期`)];
  if (publishedOn && iso > publishedOn)
    return [finding('date', publishedOn, iso, `落款日期 ${iso} 晚于发布的日期 ${publishedOn}`)];
  if (publishedOn && publishedOn > limit) {
    const paper = iso > limit ? '' : `，虽然落款日期写的是 ${iso}`;
    return [finding('date', limit, publishedOn, `${publishedOn} 发布，晚于 ${limit}${paper}（《条例》第四十九条）`)];
  }
  if (iso > limit) return [finding('date', limit, iso, `落款日期 ${iso} 晚于 ${limit}（《条例》第四十九条）`)];
  if (iso < `${year}-12-31`) return [finding('date', limit, iso, `落款日期 ${iso} 早于统计年度结束之日`)];
  return [];
}

/** Six parts in order under their titles, no blank cell, the right year, dated in time. 国办公开办函〔2021〕30号; art. 49 */
export const formRule = (report: ReportRead): Finding[] => [
  ...parts(report),
  ...cells(report),
  ...absent(report),
  ...titleYear(report),
  ...dated(report),
];
