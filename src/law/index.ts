/**
 * The law as pure functions: 《中华人民共和国政府信息公开条例》 (2019), the format of the annual report, the fee rules.
 * No clock, no I/O, no database; nothing of ours is imported. Also published as `gongkai/law`.
 */

export {
  acceptBy,
  COMPLAINT_DAYS,
  DUTIES,
  type Duty,
  duties,
  FINDINGS,
  type Finding as ComplaintFinding,
  findBy,
  MEASURES,
  type Measure,
  measures,
} from './accountability/complaints.ts';
export {
  type ComplaintState,
  type ComplaintStep,
  type ComplaintStepKind,
  complaintFault,
  foldComplaint,
} from './accountability/course.ts';
export {
  ASSESSMENT_APPEAL_DAYS,
  appealFault,
  assessmentBy,
  LARGE_LOSS,
  LEAST_ANSWERS,
  needsSecond,
  SELF_ASSESSMENT_DAYS,
  worsened,
} from './assessment/course.ts';
export {
  FULL_POINTS,
  pointsFrom,
  pointsInWords,
  type Scale,
  scaleFault,
  scaleInWords,
  scored,
  weightsFault,
} from './assessment/points.ts';
export {
  type Given as GivenPoints,
  GRADES,
  type Grade,
  gradeOf,
  type Thresholds,
  thresholdsFault,
  totalOf,
} from './assessment/results.ts';
export { CHANNELS, type Channel, channelNames, channels, isChannel } from './channels.ts';
export { CHECKS, type CheckFinding, type CheckId, type Severity } from './checks/finding.ts';
export { type Lack, normsOf, type Paper } from './checks/form/norms.ts';
export { CONFUSABLE_COUNT } from './checks/language/confusable/confusable.ts';
export { MOST_SHOWN, maskedBy, type Shown } from './checks/masking.ts';
export { wordsOfName } from './checks/names.ts';
export { type Normal, normalise } from './checks/normal.ts';
export { isName } from './checks/persons/somebody.ts';
export { findSensitive } from './checks/sensitive.ts';
export { FIRST_ROWS, headerOf, labelOf } from './checks/tables/heads.ts';
export { headsOfLines, type RowHeads } from './checks/tables/lines.ts';
export { checkRow } from './checks/tables/row.ts';
export { headsThatHold, NamesAbove } from './checks/tables/somebody.ts';
export { findTerms, type KeptTerm, type Terms, termsOf, termsTogether } from './checks/terms/terms.ts';
export { checkText } from './checks/text.ts';
export { WEIGHT_BOUNDS, WEIGHTS, type Weight, weighed, weightsFor } from './checks/weighing.ts';
export * from './consultations/index.ts';
export {
  arrangementFrom,
  type Break,
  breakProblems,
  dayIn,
  type NoticeRead,
  readArrangement,
} from './days/arrangement-notice.ts';
export { type Arrangement, arrangementProblems } from './days/arrangements.ts';
export { type Calendar, createCalendar, type Day, type Due, type Period } from './days/calendar.ts';
export type { ClockDay } from './days/clock-day.ts';
export * from './days/dates.ts';
export { type NamedDate, statutoryHolidays } from './days/holidays.ts';
export { daysLeft, leftInWords } from './days/left.ts';
export {
  type Moment,
  OFFICE_HOURS_IN_WORDS,
  WORKED_A_DAY,
  type WorkedLimit,
  workedMinutes,
  workedUntil,
} from './days/office-hours.ts';
export { publishedBreaks } from './days/published-breaks.ts';
export { DISCLOSURE_ITEMS, type DisclosureItem, disclosureItem } from './disclosure-items.ts';
export { type Holding, holdingSpan, holdsOn, type Span } from './documents/in-force.ts';
export * from './identifiers.ts';
export * from './indicators/index.ts';
export * from './messages/index.ts';
export * from './obligations/index.ts';
export { amended, inOrder, isHeads, isVoidable, mayAmend, mayTake } from './procedure/course.ts';
export * from './procedure/deadlines.ts';
export { type ClockExplanation, clockSentence, closedSentence, explain } from './procedure/explain.ts';
export { byItem, byItemAdded, byVolume, itemsOfMonth, MOST_COUNTED, type MonthsApplication } from './procedure/fees.ts';
export { type Offer, offered, offeredLate } from './procedure/offered.ts';
export * from './procedure/procedure.ts';
export { type Arrival, RECEIPT_CHANNELS, type ReceiptChannel, receiptDate } from './procedure/receipt.ts';
export { CHOSEN_REPLY_KINDS, opinionFault, repliesOffered, replyFault } from './procedure/replies.ts';
export { REPLY_KIND_IDS, REPLY_KINDS, type ReplyKind, type ReplyKindId, rowOf } from './procedure/reply-kinds.ts';
export { may, type Verdict } from './procedure/rules.ts';
export * from './procedure/steps.ts';
export {
  ASSESSMENT_RESULTS,
  type Assessed,
  type AssessmentResult,
  assessmentDue,
  assessmentResults,
  discloses,
  type YearOfAssessment,
  yearOfAssessment,
} from './reassessment/course.ts';
export {
  firstAssessment,
  groundOfReply,
  nextAssessment,
  nextAssessmentFault,
  WITHHELD_GROUNDS,
  type WithheldGround,
  withheldGrounds,
} from './reassessment/grounds.ts';
export { articleInWords, chapterOf, REGULATION, type RegulationArticle } from './regulation/articles.ts';
export * from './remedies/cases.ts';
export {
  RECONSIDERATION_DAYS,
  RECONSIDERATION_FIRST_SINCE,
  reconsiderationBy,
  reconsiderationFirst,
  reconsiderationFirstInPart,
  SUIT_AFTER_RECONSIDERATION_DAYS,
  SUIT_MONTHS,
  suitAfterReconsiderationBy,
  suitBy,
} from './remedies/remedies.ts';
export * from './remedies/second-instance.ts';
export type { RemedyLimit } from './remedies/terms.ts';
export type { Figure, ReportRead, TablesRead } from './report/audit-input.ts';
export { cellOf, cellPaths, cellTitle, isAmount, putValue, type ReportCell, rowName, valueAt } from './report/cells.ts';
export * from './report/format.ts';
export { REPLY_ROWS_2019, type Row2019, TABLE_THREE_2019, TABLE_TWO_2019 } from './report/format-2019.ts';
export { FOUR_HEADS, type LabelCell, labelCells, THREE_HEADS } from './report/layout.ts';
export {
  auditReport,
  auditWithHints,
  hintsOf,
  RULE_IDS,
  RULES,
  type RuleEntry,
  type RuleId,
} from './report/reconciliation.ts';
export * from './report/report.ts';
export { gateOfCheck, REVIEW_GATES, type ReviewGate, SECRECY_QUESTIONS, SECRECY_STATEMENT } from './review-gates.ts';
export { dueForTraining, isTrained, type Service, TRAINING_JOINED_BY } from './training/training.ts';
