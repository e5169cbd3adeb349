import {
  counted,
  countedIn,
  type Figure,
  isCount,
  outcomeRows,
  previousTables,
  type ReportRead,
  sum,
  type TablesRead,
} from './audit-input.ts';
import {
  APPLICANT_KIND_IDS,
  COLUMN_LABELS,
  COLUMNS,
  REMEDY_BLOCK_IDS,
  REMEDY_BLOCKS,
  REMEDY_RESULT_IDS,
  type Row,
  TABLE_THREE,
  TWO_LINES,
} from './format.ts';
import type { Finding } from './report.ts';

const FORMAT_OF = new Map(TABLE_THREE.map((row) => [row.id, row]));

/** 表三“（三）不予公开 1.属于国家秘密” */
export function rowLabel(row: Row | 'other'): string {
  const format = row === 'other' ? undefined : FORMAT_OF.get(row);
  if (!format) return '（六）其他处理';
  return [format.group || format.section, format.label]
    .filter(Boolean)
    .join(' ')
    .replace(/（区分处理[^（）]*）/, '');
}

type Three = NonNullable<TablesRead['three']>;

/** A finding when both figures can be told and differ; a blank is 0. */
function differ(
  rule: string,
  where: string,
  expected: unknown,
  found: Figure,
  say: (e: number, f: number | '空') => string,
): Finding[] {
  const counts = counted(found);
  if (!isCount(counts) || typeof expected !== 'number' || expected === counts) return [];
  const blank = found === null;
  return [{ rule, where, expected, found: blank ? null : counts, message: say(expected, blank ? '空' : counts) }];
}

const withThree = (report: ReportRead, rule: (three: Three) => Finding[]) =>
  report.tables.three ? rule(report.tables.three) : [];

/** 一 + 二 = 三（七）总计 + 四, column by column. */
export const columnsBalance = (report: ReportRead): Finding[] =>
  withThree(report, (three) =>
    COLUMNS.flatMap((column) => {
      const of = (...rows: Row[]) => sum(rows.map((row) => countedIn(three, row, column)));
      const taken = of('received', 'carriedIn');
      const done = of('total', 'carriedOut') ?? undefined;
      return differ(
        'T3-COL',
        `three.${column}`,
        taken,
        done,
        (e, f) => `表三“${COLUMN_LABELS[column]}”列：第一项加第二项为 ${e}，第三项总计加第四项为 ${f}，两者应当相等`,
      );
    }),
  );

/** 三（七）总计 = the sum of （一） to （六）, column by column. */
export const outcomesAddUp = (report: ReportRead): Finding[] =>
  withThree(report, (three) =>
    COLUMNS.flatMap((column) =>
      differ(
        'T3-SUM',
        `three.total.${column}`,
        sum(outcomeRows(three).map((row) => countedIn(three, row, column))),
        three.total?.[column],
        (e, f) => `表三“${COLUMN_LABELS[column]}”列：（一）至（六）各行之和为 ${e}，（七）总计填为 ${f}`,
      ),
    ),
  );

/** 总计 = 自然人 + the five kinds of organisation, row by row. */
export const rowsAddUp = (report: ReportRead): Finding[] =>
  withThree(report, (three) => {
    const rows: (Row | 'other')[] = ['received', 'carriedIn', ...outcomeRows(three), 'total', 'carriedOut'];
    return rows.flatMap((row) =>
      differ(
        'T3-ROW',
        `three.${row}.total`,
        sum(APPLICANT_KIND_IDS.map((kind) => three[row]?.[kind])),
        three[row]?.total,
        (e, f) => `表三“${rowLabel(row)}”行：自然人与各类组织之和为 ${e}，总计填为 ${f}`,
      ),
    );
  });

/** Each block of table four: 总计 = 维持 + 纠正 + 其他 + 尚未审结. */
export const remediesAddUp = ({ tables: { four } }: ReportRead): Finding[] =>
  REMEDY_BLOCK_IDS.flatMap((block) =>
    differ(
      'T4-SUM',
      `four.${block}.total`,
      sum(REMEDY_RESULT_IDS.map((result) => four?.[block]?.[result])),
      four?.[block]?.total,
      (e, f) => `表四“${REMEDY_BLOCKS[block]}”：结果维持、结果纠正、其他结果、尚未审结之和为 ${e}，总计填为 ${f}`,
    ),
  );

/** This year's 二 = last year's 四, column by column. */
export const carriedOver = (report: ReportRead): Finding[] =>
  withThree(report, (three) =>
    COLUMNS.flatMap((column) =>
      differ(
        'X-CARRY',
        `three.carriedIn.${column}`,
        counted(previousTables(report)?.three?.carriedOut?.[column]),
        three.carriedIn?.[column],
        (e, f) => `表三“${COLUMN_LABELS[column]}”列：上年结转填为 ${f}，上一年度报告的结转下年度为 ${e}`,
      ),
    ),
  );

/** 现行有效 = last year's + 本年制发 − 本年废止. */
export const documentsBalance = (report: ReportRead): Finding[] =>
  TWO_LINES.flatMap((line) => {
    if (line.kind !== 'documents') return [];
    const { id, label } = line;
    const now = report.tables.two?.[id];
    const before = previousTables(report)?.two?.[id]?.effective;
    const issued = counted(now?.issued);
    const repealed = counted(now?.repealed);
    if (!isCount(before) || !isCount(issued) || !isCount(repealed)) return [];
    return differ(
      'X-VALID',
      `two.${id}.effective`,
      before + issued - repealed,
      now?.effective,
      (e, f) =>
        `表二“${label}”：上年现行有效 ${before} 件，加制发 ${issued} 件，减废止 ${repealed} 件，应为 ${e} 件，现行有效填为 ${f} 件`,
    );
  });
