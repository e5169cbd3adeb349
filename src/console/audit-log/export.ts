import type { Readable } from 'node:stream';
import {
  type AuditFilter,
  type AuditRow,
  detailInWords,
  readAuditLog,
  subjectInWords,
  subjectNames,
} from '../../platform/audit-log/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { sheetStream } from '../../platform/excel.ts';
import type { Who } from '../../platform/roles.ts';
import type { House } from '../../platform/room.ts';

const heads = ['时间', '序号', '操作人', '操作', '对象', '对象名称', '内容', '来源地址'];
const widths = [17, 9, 14, 26, 16, 36, 60, 16];
const BUNDLE = 1_000;

/** Entries as an Excel file, newest first, written as they are read; every cell is text, never a formula. */
export function auditLogSheet({ db, house, who }: { db: Db; house: House; who: Who }, filter: AuditFilter): Readable {
  return sheetStream('审计日志', async function* (sheet) {
    sheet.columns = heads.map((header, at) => ({ header, width: widths[at] as number }));
    sheet.getRow(1).font = { bold: true };
    let before: number | undefined;
    for (;;) {
      const rows = await readAuditLog(db, { ...filter, before }, BUNDLE);
      const names = await subjectNames(
        db,
        house.brought('auditSubjects'),
        who.authorityId,
        rows.map(({ subject }) => subject),
      );
      for (const row of rows) sheet.addRow(cellsOf(row, names, house.words)).commit();
      yield;
      if (rows.length < BUNDLE) return;
      before = rows.at(-1)!.seq;
    }
  });
}

function cellsOf(row: AuditRow, names: ReadonlyMap<string, string>, words: House['words']): string[] {
  const detail = detailInWords(row.detail, words).map(([term, value]) => `${term}：${value}`);
  return [
    minuteOf(row.at),
    String(row.seq),
    row.actor,
    words.actions[row.action] ?? row.action,
    subjectInWords(row.subject, words),
    names.get(row.subject) ?? '',
    detail.join('\n'),
    row.address ?? '',
  ];
}
