import type { Readable } from 'node:stream';
import { minuteOf } from '../../platform/dates.ts';
import { sheetStream } from '../../platform/excel.ts';
import type { SubjectKind } from '../subjects.ts';
import { giverInWords } from '../words.ts';
import { FIGURES, GROUPS, type Group, type Line, type Reckoned } from './rules.ts';
import { endedInWords, titleOf } from './words.ts';

/** The figures as a workbook; times in working minutes. */
export function exportLines(lines: readonly Line[], group: Group): Readable {
  const figures = Object.entries(FIGURES) as [keyof typeof FIGURES, string][];
  return sheetStream('审核统计', async function* (sheet) {
    sheet.columns = [
      { header: GROUPS[group], width: 28 },
      ...figures.map(([, header]) => ({ header, width: 12 })),
      { header: '中位用时（工作分钟）', width: 20 },
      { header: '90 分位用时（工作分钟）', width: 22 },
    ];
    sheet.getRow(1).font = { bold: true };
    for (const { name, counts, median, ninetieth } of lines)
      sheet.addRow([name, ...figures.map(([figure]) => counts[figure]), median ?? '', ninetieth ?? '']).commit();
    yield;
  });
}

/** The records as a workbook. */
export function exportRecords(records: readonly Reckoned[], kinds: readonly SubjectKind[]): Readable {
  const heads = [
    '标题',
    '种类',
    '送审科室',
    '栏目',
    '环节',
    '收到',
    '结果',
    '办理人',
    '办理时间',
    '用时（工作分钟）',
    '超时',
    '意见',
  ];
  return sheetStream('审核记录', async function* (sheet) {
    sheet.columns = heads.map((header) => ({ header, width: header === '标题' || header === '意见' ? 40 : 18 }));
    sheet.getRow(1).font = { bold: true };
    for (const [n, one] of records.entries()) {
      const kind = kinds.find(({ name }) => name === one.kind);
      const by = one.reviewer && giverInWords({ by: one.reviewer, forName: one.forName });
      const cells = [
        titleOf(one, kinds),
        kind?.words.kind ?? '',
        one.office,
        one.column,
        one.label,
        minuteOf(one.arrived),
      ];
      const what = [endedInWords[one.ended], by, one.at ? minuteOf(one.at) : '', one.minutes ?? ''];
      sheet.addRow([...cells, ...what, one.late ? '是' : '', one.remark]).commit();
      if (n % 500 === 499) yield;
    }
    yield;
  });
}
