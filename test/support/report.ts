import {
  type AnnualReport,
  COLUMNS,
  emptyTables,
  REMEDY_BLOCK_IDS,
  REMEDY_RESULT_IDS,
  ROWS,
  SECTION_TITLES,
} from '../../src/law/index.ts';

/** A report in which every cell is another number, so that none can stand for its neighbour. */
export function reportWithEveryCell(): AnnualReport {
  const tables = emptyTables();
  let next = 1000;
  tables.two = {
    rules: { issued: next++, repealed: next++, effective: next++ },
    normativeDocuments: { issued: next++, repealed: next++, effective: next++ },
    licences: next++,
    penalties: next++,
    coercions: next++,
    fees: '12.0345',
  };
  for (const row of ROWS) for (const column of COLUMNS) tables.three[row][column] = next++;
  for (const block of REMEDY_BLOCK_IDS)
    for (const result of [...REMEDY_RESULT_IDS, 'total'] as const) tables.four[block][result] = next++;
  return {
    format: '2021',
    authority: { code: 'csz', name: '测试市测试镇人民政府' },
    year: 2023,
    title: '测试市测试镇人民政府2023年政府信息公开工作年度报告',
    date: '2024-01-12',
    tables,
    findings: [],
    channels: {},
    sections: SECTION_TITLES.map((title, n) => ({ title, text: n === 0 || n > 3 ? '无。' : '' })),
  };
}
