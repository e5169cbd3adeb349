import type { Readable } from 'node:stream';
import { APPLICANT_KINDS, PHASE_LABELS, RECEIPT_CHANNELS, REPLY_KINDS } from '../../../law/index.ts';
import { calendarOf } from '../../../organizations/index.ts';
import { action, done } from '../../../platform/action.ts';
import { sheetStream } from '../../../platform/excel.ts';
import { readableYuan } from '../../../platform/money.ts';
import { findKey } from '../../privacy/find-keys.ts';
import { readers } from '../../rules.ts';
import { type LedgerLine, type Line, type ListFilter, ledgerLines, linesOfApplicant } from './list.ts';

const HEADS = [
  ['编号', 26],
  ['所需信息', 48],
  ['申请人', 18],
  ['申请人类型', 14],
  ['申请渠道', 14],
  ['到达日期', 12],
  ['收到日期', 12],
  ['答复期限', 18],
  ['延期', 8],
  ['状态', 12],
  ['处理结果', 36],
  ['办结日期', 12],
  ['送达日期', 12],
  ['信息处理费（元）', 14],
  ['经办人', 12],
  ['科室', 18],
] as const;

const BUNDLE = 200;

const cells = (row: LedgerLine) => [
  row.number,
  row.subject,
  row.applicant_shown,
  APPLICANT_KINDS[row.applicant_kind],
  row.channel ? RECEIPT_CHANNELS[row.channel] : '',
  row.arrived_on ?? '',
  row.received_on ?? '',
  row.due_on ? `${row.due_on}${row.due_provisional ? '（暂定）' : ''}` : '',
  row.extended ? '是' : '',
  PHASE_LABELS[row.phase],
  row.reply_kind ? REPLY_KINDS[row.reply_kind].label : '',
  row.closed_on ?? '',
  row.delivered_on ?? '',
  row.fee_fen ? readableYuan(row.fee_fen) : '',
  row.officer ?? '',
  row.office ?? '',
];

/** 依申请公开台账 as Excel, as the list is narrowed; applicants as screens show them. */
export const exportLedger = action<{ filter: ListFilter }, Readable>(
  'applications.exportLedger',
  readers,
  async ({ db, who, today }, { filter }) => {
    const rows = await ledgerLines(db, who.authorityId, filter, { today, calendar: await calendarOf(db) });
    const content = sheetStream('依申请公开台账', async function* (sheet) {
      sheet.columns = HEADS.map(([header, width]) => ({ header, width }));
      sheet.getRow(1).font = { bold: true };
      for (const [at, row] of rows.entries()) {
        sheet.addRow(cells(row)).commit();
        if (at % BUNDLE === 0) yield;
      }
    });
    return done(content, `authority:${who.authorityId}`, { rows: rows.length });
  },
);

/** Whose applications these are, by the whole name, number or telephone: neither is kept, only that somebody looked. */
export const findApplicant = action<{ whole: string }, Line[]>(
  'applications.findApplicant',
  readers,
  async ({ db, who, sealer }, { whole }) => {
    const found = await linesOfApplicant(db, who.authorityId, findKey(sealer, who.authorityId, whole));
    return done(found, `authority:${who.authorityId}`, { count: found.length });
  },
);
