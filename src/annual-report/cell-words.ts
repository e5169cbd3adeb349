import { COLUMN_LABELS, REMEDY_BLOCKS, REMEDY_RESULTS, TABLE_THREE } from '../law/index.ts';
import { cellOf } from './cells.ts';

const twoNames: Record<string, string> = {
  'rules.issued': '规章·本年制发件数',
  'rules.repealed': '规章·本年废止件数',
  'rules.effective': '规章·现行有效件数',
  'normativeDocuments.issued': '行政规范性文件·本年制发件数',
  'normativeDocuments.repealed': '行政规范性文件·本年废止件数',
  'normativeDocuments.effective': '行政规范性文件·现行有效件数',
  licences: '行政许可·本年处理决定数量',
  penalties: '行政处罚·本年处理决定数量',
  coercions: '行政强制·本年处理决定数量',
  fees: '行政事业性收费·本年收费金额（万元）',
};

/** A row of table three in words: '（三）不予公开 1.属于国家秘密' */
export function rowName(id: string): string {
  const row = TABLE_THREE.find((one) => one.id === id);
  if (!row) return id;
  return [(row.group || row.section).replace(/（区分处理.*?）/, ''), row.label].filter(Boolean).join(' ');
}

/** A cell in words: '表三 （一）予以公开·自然人' */
export function cellTitle(path: string): string {
  const cell = cellOf(path);
  if (!cell) return path;
  if (cell.table === 'two') return `表二 ${twoNames[cell.path]}`;
  if (cell.table === 'three') return `表三 ${rowName(cell.row)}·${COLUMN_LABELS[cell.kind ?? 'total']}`;
  return `表四 ${REMEDY_BLOCKS[cell.block]}·${cell.result === 'total' ? '总计' : REMEDY_RESULTS[cell.result]}`;
}
