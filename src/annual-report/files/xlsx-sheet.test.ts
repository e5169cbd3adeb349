import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { fitRows, paperSheet } from './xlsx-sheet.ts';

test('rows of a list are as high as their texts need where they wrap', () => {
  const sheet = paperSheet(new ExcelJS.Workbook(), '各机关', 'rows');
  sheet.columns = [{ width: 11 }, { width: 21 }];
  sheet.addRow(['一二三四五', '12345678901234567890']);
  sheet.addRow(['一二三四五六', 7]);
  sheet.addRow(['甲', '一二三四五六七八九十\n一二三四五六七八九十一']);
  fitRows(sheet);
  expect([1, 2, 3].map((row) => sheet.getRow(row).height)).toEqual([undefined, 35, 50]);
});
