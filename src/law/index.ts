/**
 * The law as pure functions: 《中华人民共和国政府信息公开条例》 (2019), the format of the annual report, the fee rules.
 * No clock, no I/O, no database; nothing of ours is imported. Also published as `gongkai/law`.
 */
export {
  arrangementFrom,
  type Break,
  breakProblems,
  dayIn,
  type NoticeRead,
  readArrangement,
} from './arrangement-notice.ts';
export { type Arrangement, arrangementProblems } from './arrangements.ts';
export type { Figure, ReportRead, TablesRead } from './audit-input.ts';
export { type Calendar, createCalendar, type Day, type Due, type Period } from './calendar.ts';
export { CHANNELS, type Channel, channelNames, channels, isChannel } from './channels.ts';
export type { ClockDay } from './clock-day.ts';
export * from './dates.ts';
export * from './deadlines.ts';
export { DISCLOSURE_ITEMS, type DisclosureItem, disclosureItem } from './disclosure-items.ts';
export { type ClockExplanation, clockSentence, closedSentence, explain } from './explain.ts';
export { byItem, byItemAdded, byVolume, MOST_COUNTED } from './fees.ts';
export { type NamedDate, statutoryHolidays } from './holidays.ts';
export * from './identifiers.ts';
export * from './procedure.ts';
export { type Offer, offered } from './procedure-offered.ts';
export { CHOSEN_REPLY_KINDS, repliesOffered, replyFault } from './procedure-replies.ts';
export { may, type Verdict } from './procedure-rules.ts';
export * from './procedure-steps.ts';
export { type Arrival, RECEIPT_CHANNELS, type ReceiptChannel, receiptDate } from './receipt.ts';
export { auditReport, hintsOf, RULE_IDS, RULES, type RuleEntry, type RuleId } from './reconciliation.ts';
export {
  RECONSIDERATION_DAYS,
  RECONSIDERATION_FIRST_SINCE,
  reconsiderationBy,
  reconsiderationFirst,
  SUIT_AFTER_RECONSIDERATION_DAYS,
  SUIT_MONTHS,
  suitAfterReconsiderationBy,
  suitBy,
} from './remedies.ts';
export * from './remedy-cases.ts';
export type { RemedyLimit } from './remedy-terms.ts';
export { REPLY_KIND_IDS, REPLY_KINDS, type ReplyKind, type ReplyKindId, rowOf } from './reply-kinds.ts';
export * from './report.ts';
export { cellOf, cellPaths, cellTitle, type ReportCell, rowName, valueAt } from './report-cells.ts';
export * from './report-format.ts';
export { REPLY_ROWS_2019, type Row2019, TABLE_THREE_2019, TABLE_TWO_2019 } from './report-format-2019.ts';
export { type LabelCell, labelCells } from './report-layout.ts';
export { REVIEW_GATES, type ReviewGate, SECRECY_STATEMENT } from './review-gates.ts';
export * from './second-instance.ts';
export { findSensitive, type SensitiveFinding, type SensitiveKind } from './sensitive.ts';
