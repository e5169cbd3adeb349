import type { Figures } from './figures.ts';

/** Ends of applications by the other rows of table three, as they come in the year; one each. */
const BY_MARCH = { 'refused.internalAffairs': 1, 'refused.stateSecret': 1, 'refused.administrativeInquiry': 1 }; // A15–A17
const BY_MAY = { ...BY_MARCH, 'refused.enforcementFile': 1 }; // A18
const BY_JULY = {
  ...{ ...BY_MAY, 'refused.forbiddenByLaw': 1, 'unable.toBeCreated': 1 }, // A20, A21
  ...{ 'unable.stillUnclear': 1, 'notProcessed.repeated': 1 }, // A22, A23
};
const BY_AUGUST = { ...BY_JULY, 'notProcessed.publication': 1, 'notProcessed.excessive': 1 }; // A24, A25
const BY_OCTOBER = { ...BY_AUGUST, 'notProcessed.reissue': 1 }; // A26
const BY_NOVEMBER = { ...BY_OCTOBER, 'refused.safetyAndStability': 1 }; // A27

/**
 * How the town stands at the end of eleven days, worked out by hand from the tables in script/ and the calendar, never from
 * what the program said. Working days of 2026 as the State Council arranged them (国办发明电〔2025〕7号):
 *
 *   off besides weekends: 1–3 January, 15–23 February, 6 April (Monday), 1–5 May, 19 June, 25 September, 1–7 October;
 *   worked: 4 January, 14 and 28 February, 9 May, 20 September, 10 October. In a month: 1月 21, 2月 16, 3月 22, 4月 21, 5月 19,
 *   6月 21, 7月 23, 8月 21, 9月 22, 10月 18, 11月 21, 12月 23 (24 once 27 December is worked for New Year, 2027).
 *
 * Day zero does not count; 'left' is the number of working days after the day up to and including the last one.
 *
 * The catalogue: O1 村级财务收支 (three villages a month), O2 补贴发放 (by event), O3 村务会议 (three villages, entered as
 * monthly, quarterly from 6 July), O4 部门预算 (by event), O5 公开指南核对 (half year), O6 危房改造 (quarter). A due stands
 * in the books from the first day of its period. Limits of dues are told 14 days ahead and 60 days after.
 */
export const EXPECTED: Readonly<Record<string, Figures>> = {
  // Friday. Everything of January is open: O1 3, O3 3, O5 1 (06-30), O6 1 (Q1, 04-22).
  '2026-01-30': {
    alerts: [
      'A1 答复期限 2026-02-28 16', // 20 after 01-26: January 4, February 1–13 10, 14 1, 24–28 5. Left: 16 of February
      '公开期限 6项 2026-02-13 10', // O1 and O3 of January; 02-13 is the tenth working day of February
    ],
    dues: { met: 0, metLate: 0, excused: 0, late: 0, open: 8 },
    published: { website: 1, board: 1, wechat: 0 }, // N1
    applications: { open: 1, 'refused.internalAffairs': 1 }, // A1; A15
    messages: { received: 1, answered: 1, inTime: 1 }, // M1
  },

  // Saturday, worked, before the Spring Festival. Met: O1 of January 3, O3 of 北沟村 1. Late: O3 of the two others.
  // Open: O1 and O3 of February 6, O4 1 (03-02), O5 1, O6 1.
  '2026-02-14': {
    alerts: [
      'A1 答复期限 2026-02-28 5', // 24, 25, 26, 27, 28
      'A2 第三方答复期限 2026-03-06 10', // 15 after 02-09: 10–14 5, 24–28 5, March 2–6 5
      // 2 until 02-09; 02-10 to today do not count; 24–28 5 (7), March 2–6 (12), 9–13 (17), 16, 17, 18 (20). Left: 5+5+5+3
      'A2 答复期限 2026-03-18 18',
      'M2 留言答复期限 2026-02-26 3', // 5 after 02-12: 13, 14, 24, 25, 26
      '公开期限 2项 2026-02-13 -1',
      '评估期限 1件 2026-03-02 6', // E1, a year after 2025-03-02. Left: 24–28, March 2
    ],
    dues: { met: 4, metLate: 0, excused: 0, late: 2, open: 9 },
    published: { website: 5, board: 5, wechat: 0 }, // N1, accounts of January 3, meeting of 北沟村
    applications: { open: 2, 'refused.internalAffairs': 1 }, // A1, A2; A15
    messages: { received: 2, answered: 1, inTime: 1 }, // M2 is open
  },

  // Tuesday, the first day after the Spring Festival. N2 went out by itself on 02-20 and stands on WeChat since today.
  '2026-02-24': {
    alerts: [
      'A1 答复期限 2026-02-28 4',
      'A2 第三方答复期限 2026-03-06 9',
      'A2 答复期限 2026-03-19 18', // 2; then from tomorrow 25–28 4 (6), March 2–6 (11), 9–13 (16), 16–19 (20)
      'M2 留言答复期限 2026-02-26 2',
      '公开期限 1项 2026-03-02 5', // O4, 20 days after 02-10. Left: 25, 26, 27, 28, March 2
      '公开期限 2项 2026-02-13 -1',
      '评估期限 1件 2026-03-02 5',
    ],
    dues: { met: 4, metLate: 0, excused: 0, late: 2, open: 9 },
    published: { website: 6, board: 5, wechat: 1 },
    applications: { open: 2, 'refused.internalAffairs': 1 },
    messages: { received: 2, answered: 1, inTime: 1 },
  },

  // Tuesday. Met: O1 of two months 6, O3 1, O4 1. Late: O3 of January 2, of February 3. Open: O1 and O3 of March 6,
  // O2 1 (04-16), O5 1, O6 1.
  '2026-03-31': {
    alerts: [
      'A3 答复期限 2026-04-29 20', // 40 after 03-03: March 20, April 1–3 3, 7–10 4, 13–17 5, 20–24 5, 27–29 3
      '公开期限 2项 2026-02-13 -1',
      '公开期限 3项 2026-03-13 -1',
    ],
    dues: { met: 8, metLate: 0, excused: 0, late: 5, open: 9 },
    published: { website: 13, board: 8, wechat: 2 }, // + accounts of February 3, budget (and WeChat), N3, N3b, N13
    applications: { open: 1, granted: 1, 'refused.thirdPartyRights': 1, ...BY_MARCH }, // A3; A1; A2
    messages: { received: 3, answered: 3, inTime: 3 },
  },

  // Saturday, worked. O1: met 6 + March 2 + April 1, late March of 新丰村 (metLate), open April 2, May 3. O3: met 1, late
  // 2 + 3 + 3 (the meetings of the quarter meet no month), open April 3, May 3. O2 met 1, O4 met 1, O5 open 1,
  // O6 met 1, open 1 (Q2). Met 9+1+1+1+1, late 8, open 2+3+3+3+1+1.
  '2026-05-09': {
    alerts: [
      'A20 答复期限 2026-06-03 18', // 20 after 05-07: May 8, 9 2, 11–15 5, 18–22 5, 25–29 5, June 1–3 3
      'A20 补正告知期限（需要补正的） 2026-05-15 5', // 7 after 05-07: 8, 9, 11–15
      'A4 申请人缴费期限 2026-05-19 7', // 20 after 04-17: April 9, May 6–9 4, 11–15 5, 18, 19
      'A5 答复期限 2026-06-02 17', // 20 after 05-06: May 7–9 3, 11–15 5, 18–22 5, 25–29 5, June 1, 2
      'A5 补正告知期限（需要补正的） 2026-05-14 4', // 7 after 05-06: 7, 8, 9, 11, 12, 13, 14
      'C1 采纳情况公布期限 2026-06-16 27', // 30 after 05-06: May 18, June 1–5, 8–12, 15, 16
      '公开期限 3项 2026-03-13 -1',
      '公开期限 3项 2026-04-15 -1',
      '公开期限 5项 2026-05-18 6', // O1 2, O3 3. Left: 11–15, 18
    ],
    dues: { met: 13, metLate: 1, excused: 0, late: 8, open: 13 },
    // + accounts of March 3 and of April 1, meetings 3, subsidy (and WeChat), houses, N4
    published: { website: 23, board: 15, wechat: 3 },
    applications: {
      ...{ awaitingFee: 1, open: 2, granted: 1, 'refused.thirdPartyRights': 1, partial: 1 }, // A4; A5, A20; A1–A3
      ...{ 'unable.notHeld': 1, ...BY_MAY }, // A19
    },
    messages: { received: 4, answered: 4, inTime: 4 },
  },

  // Monday: 村务会议 is owed by the quarter since this morning. O1: met 3+3+2+3+3, metLate 1, open June 3, July 3. O3: met
  // 1 (January of 北沟村 stays), Q1 3 (late: confirmed tomorrow), Q2 3 and Q3 3 open; the other 20 months are owed no more.
  // O2 met 1, O4 met 1, O5 met 1 (early) and open 1, O6 met 1, open Q2 (of the heir) and Q3.
  '2026-07-06': {
    alerts: [
      'M6 留言答复期限 2026-07-09 3',
      'R1 复议答复期限 2026-07-20 10', // 7–10 4, 13–17 5, 20
      '公开期限 6项 2026-07-14 6', // O1 3, O3 Q2 3; those of Q1 are over for more than 60 days
    ],
    dues: { met: 19, metLate: 1, excused: 0, late: 3, open: 15 },
    published: { website: 31, board: 21, wechat: 3 }, // + accounts of April 2 and May 3, N5 (and board), N6, guide
    applications: {
      ...{ granted: 1, 'refused.thirdPartyRights': 1, partial: 1, 'other.feeOverdue': 1, 'other.other': 1 },
      ...{ 'unable.notHeld': 2, 'notProcessed.petition': 1, ...BY_JULY }, // A6, A19; A7
    },
    messages: { received: 6, answered: 5, inTime: 5 }, // M6 is open
  },

  // Monday, the machine is back after a week: nothing is late that was not. O1: met 14 + June 3 + July 2, metLate 1,
  // excused 1 (北川村, due on 08-14), open August 3. O3: met 1 + Q1 3 + Q2 3, open Q3 3. O2 1, O4 1, O6 2 met and Q3
  // open, O5 1 met and 1 open. N8 went out this morning instead of on 08-12.
  '2026-08-17': {
    alerts: [
      'A9 答复期限 2026-08-25 6', // 20 after 07-20 without 07-24 to 07-31: July 21–23 3, August 3–7 5, 10–14 5, 17–21 5, 24, 25
    ],
    dues: { met: 31, metLate: 1, excused: 1, late: 0, open: 8 },
    // + accounts of June 3 and July 2, meetings 3, houses, N7, N8; N7 was taken down, and counts: it was public (decision 40)
    published: { website: 42, board: 29, wechat: 3 },
    applications: {
      ...{ open: 1, granted: 2, 'refused.thirdPartyRights': 1, partial: 1, 'other.feeOverdue': 1, 'other.other': 1 },
      ...{ 'unable.notHeld': 2, 'notProcessed.petition': 1, ...BY_AUGUST }, // A9; A8 was signed on 08-06
    },
    messages: { received: 7, answered: 7, inTime: 6 }, // M6 was late
  },

  // Thursday, the first day after the National Day. O1: met 19 + August 3, metLate 1, excused 1, open September and October
  // 6. O3: met 7, open Q3 3, Q4 3. O2: met 1, open 1 (10-27). O4 1. O6: met 2, open Q3, Q4. O5: met 1, open 1.
  '2026-10-08': {
    alerts: [
      'A10 答复期限 2026-10-16 7', // 20 after 09-14: September 15–18 4, 20 1, 21–24 4, 28–30 3, October 8–10 3, 12–16 5
      'M8 留言答复期限 2026-10-13 4', // reopened on 09-30: 8, 9, 10, 12, 13
      '公开期限 6项 2026-10-20 9', // O1 of September 3, O3 Q3 3. Left: 9, 10, 12–16, 19, 20
    ],
    dues: { met: 34, metLate: 1, excused: 1, late: 0, open: 16 },
    published: { website: 46, board: 32, wechat: 3 }, // + accounts of August 3, N9 (WeChat failed)
    applications: {
      ...{ open: 1, granted: 3, 'refused.thirdPartyRights': 1, partial: 1, 'other.feeOverdue': 1, 'other.other': 1 },
      ...{ 'unable.notHeld': 2, 'notProcessed.petition': 1, ...BY_OCTOBER }, // A10; A9: told where it is public
    },
    messages: { received: 8, answered: 8, inTime: 7 },
  },

  // Thursday, with the city's order open. O1: met 22 + September 3 + October 1, metLate 1, excused 1, open October 2,
  // November 3. O3: met 7 + 2, metLate 1 (Q3 of 北川村), open Q4 3. O2: met 1, metLate 1. O4 1. O6: met 2, Q3 late, Q4
  // open. O5: met 1, open 1.
  '2026-11-05': {
    alerts: [
      'F1 整改期限 2026-11-06 1', // found last night: the next working day
      'Q1 督办单办理期限 2026-11-18 9', // 6, 9–13, 16, 17, 18
      '公开期限 1项 2026-10-27 -1', // O6 Q3: 15 after 09-30: October 8–10 3, 12–16 5, 19–23 5, 26, 27
      '公开期限 2项 2026-11-13 6', // O1 of October. Left: 6, 9–13
      '评估期限 1件 2026-11-10 3', // E2. Left: 6, 9, 10
    ],
    dues: { met: 40, metLate: 3, excused: 1, late: 1, open: 10 },
    // + accounts of September 3 (one with the meeting) and of October 1, meetings of Q3 2, subsidy (and WeChat)
    published: { website: 53, board: 38, wechat: 4 },
    applications: {
      ...{ granted: 3, 'refused.thirdPartyRights': 1, 'refused.process': 1, partial: 1, 'other.feeOverdue': 1 },
      ...{ 'other.other': 1, 'unable.notHeld': 2, 'notProcessed.petition': 1, ...BY_NOVEMBER }, // A10 was answered on 10-23
    },
    messages: { received: 8, answered: 8, inTime: 7 },
  },

  // Friday: the arrangement of 2027 is entered at three. 27 December is worked, 4 January is off. O1: met 22 + 3 + 3 + 2,
  // metLate 2, excused 1, open December 3. O3: met 7 + 2, metLate 1, open Q4 3. O2: met 1, metLate 1, open 1. O4 1.
  // O6: met 2, metLate 1, open 1. O5: met 1, open 1.
  '2026-12-18': {
    alerts: [
      'A12 答复期限 2027-01-08 14', // 20 after 12-10: 11, 14–18, 21–25, 27, 28–31, January 5–8
      'A12 补正告知期限（需要补正的） 2026-12-21 1', // 7 after 12-10: 11, 14–18, 21
      'A13 答复期限 2026-12-28 7', // 20 after 12-01: 2–4, 7–11, 14–18, 21–25, 27, 28; it was 12-29. Left: 21–25, 27, 28
      '公开期限 1项 2026-12-31 10', // O5. Left: 21–25, 27, 28–31
    ],
    dues: { met: 44, metLate: 5, excused: 1, late: 0, open: 9 },
    // + accounts of September 3 (one with the meeting), of October 3, of November 3, meetings of Q3 2, subsidy (and WeChat),
    // houses, N10, N12, N11 (its board only in January)
    published: { website: 62, board: 43, wechat: 4 },
    applications: {
      ...{ open: 2, granted: 3, 'refused.thirdPartyRights': 1, 'refused.process': 1, partial: 1 }, // A12, A13
      ...{ 'other.feeOverdue': 1, 'other.correctionOverdue': 1, 'other.other': 2 }, // A28
      ...{ 'unable.notHeld': 2, 'notProcessed.petition': 1, ...BY_NOVEMBER },
    },
    messages: { received: 9, answered: 9, inTime: 8 },
  },

  // The last day. O5 is met too.
  '2026-12-31': {
    alerts: [
      'A12 答复期限 2027-01-08 4', // 5, 6, 7, 8
      'A14 与申请人确认收到 2027-01-05 1', // 2 after 12-30: 31, January 5
      'M10 留言答复期限 2027-01-06 2', // 5 after 12-28: 29, 30, 31, January 5, 6
      '公开期限 1项 2027-01-06 2', // the third subsidy: 20 after 12-08: 9–11, 14–18, 21–25, 27, 28–31, January 5, 6
      '评估期限 1件 2027-01-20 12', // A15, a year after its answer. Left: January 5–8 4, 11–15 5, 18–20 3
    ],
    dues: { met: 45, metLate: 5, excused: 1, late: 0, open: 8 },
    published: { website: 63, board: 43, wechat: 4 },
    applications: {
      ...{ open: 1, unconfirmed: 1, granted: 4, 'refused.thirdPartyRights': 1, 'refused.process': 1, partial: 1 },
      ...{ 'other.feeOverdue': 1, 'other.correctionOverdue': 1, 'other.other': 2 }, // A28
      ...{ 'unable.notHeld': 2, 'notProcessed.petition': 1, ...BY_NOVEMBER },
    },
    messages: { received: 10, answered: 9, inTime: 8 }, // M10 is open
  },
};

/** Mails that came into the outbox on the day after the week: for the limit of 08-14, which the head has not kept, one; of the
 *  due that was not met, to the contact of its village, one. Both are told by the digest of that morning, one for each
 *  of the two people (decision 194); of N8, which went out that morning, to the subscriber one. While the machine was off,
 *  none. */
export const MAILS_AFTER_WEEK_OFF = {
  ...{ 'alerts:limit': 1, 'obligations:due': 1, 'mail:digest': 2, 'subscriptions:digest': 1 },
};

/** What came of the correction of 6 July: Q1, Q2 and Q3 of three villages; seven months of three villages, but for January of
 *  北沟村, which was met. */
export const CORRECTED = { made: 9, dropped: 20 };

/** Figures of the year besides the tables, at its end and in January after more was done. */
export const YEAR_FIGURES = {
  late: 1, // N12, 条例 art. 26
  accountability: 1, // the criticism of 2 November
  // 2.5 hours for ten of the twelve; editor4 and the deputy were not there; the second training was cancelled
  trainings: { sessions: 1, attendances: 10, people: 10, hours: 25, due: 12, missing: 2 },
  consultations: { opened: 1, comments: 3, answered: 1, considered: 3, adopted: 3 }, // two adopted, one in part
  surveys: { opened: 1, answers: 11 }, // one on each of eleven days
  // E1 and E2 were due and were assessed; E1 was opened, and published on 03-09
  reassessment: { due: 2, assessed: 2, left: 0, opened: 1, disclosed: 1 },
};

/** The cells of the annual report that are not 0 (in January A12 was answered, R3 decided, N11 put up, licences entered: none
 *  of it counts here). A1–A13 and A15–A28 came in (A14 only in January). Who asked: fifteen persons (A1, A3, A4, A6, A7, A8,
 *  A11, A12, A15, A17, A20, A22, A23, A25, A28), three businesses (A2, A16, A24), two of each research (A10, A21), charity
 *  (A13, A26) and legal service (A9, A18), three others (A5, A19, A27). */
export const TABLES: Readonly<Record<string, number | string>> = {
  // table two: N3 and N10 issued, N3 repealed; licences 5 + 3; 12,345 元
  ...{ 'two.normativeDocuments.issued': 2, 'two.normativeDocuments.repealed': 1 },
  ...{ 'two.normativeDocuments.effective': 1, 'two.licences': 8, 'two.penalties': 2, 'two.fees': '1.2345' },
  // table three
  ...{ 'three.received.person': 15, 'three.received.business': 3, 'three.received.research': 2 },
  ...{ 'three.received.charity': 2, 'three.received.legalService': 2, 'three.received.otherOrganisation': 3 },
  ...{ 'three.received.total': 27 },
  // A1, A8; A9; A13
  ...{ 'three.granted.person': 2, 'three.granted.legalService': 1, 'three.granted.charity': 1 },
  ...{ 'three.granted.total': 4 },
  ...once('partial', 'person'), // A3
  ...once('refused.stateSecret', 'business'), // A16
  ...once('refused.forbiddenByLaw', 'person'), // A20
  ...once('refused.safetyAndStability', 'otherOrganisation'), // A27
  ...once('refused.thirdPartyRights', 'business'), // A2
  ...once('refused.internalAffairs', 'person'), // A15
  ...once('refused.process', 'research'), // A10
  ...once('refused.enforcementFile', 'legalService'), // A18
  ...once('refused.administrativeInquiry', 'person'), // A17
  // A6; A19
  ...{ 'three.unable.notHeld.person': 1, 'three.unable.notHeld.otherOrganisation': 1, 'three.unable.notHeld.total': 2 },
  ...once('unable.toBeCreated', 'research'), // A21
  ...once('unable.stillUnclear', 'person'), // A22
  ...once('notProcessed.petition', 'person'), // A7
  ...once('notProcessed.repeated', 'person'), // A23
  ...once('notProcessed.publication', 'business'), // A24
  ...once('notProcessed.excessive', 'person'), // A25
  ...once('notProcessed.reissue', 'charity'), // A26
  ...once('other.correctionOverdue', 'person'), // A11
  ...once('other.feeOverdue', 'person'), // A4
  // A5; A28
  ...{ 'three.other.other.otherOrganisation': 1, 'three.other.other.person': 1, 'three.other.other.total': 2 },
  // persons 2 + 1 + 1 + 1 + 1 + 1 (A6) + 1 + 1 + 1 + 1 + 1 + 1 + 1 (A28); businesses 1 + 1 + 1; others 1 + 1 + 1
  ...{ 'three.total.person': 14, 'three.total.business': 3, 'three.total.research': 2, 'three.total.charity': 2 },
  ...{ 'three.total.legalService': 2, 'three.total.otherOrganisation': 3, 'three.total.total': 26 },
  ...once('carriedOut', 'person'), // A12: 27 + 0 = 26 + 1
  // table four: R1 and R2 maintained, R3 not decided
  ...{ 'four.reconsideration.upheld': 1, 'four.reconsideration.pending': 1, 'four.reconsideration.total': 2 },
  ...{ 'four.suitAfterReconsideration.upheld': 1, 'four.suitAfterReconsideration.total': 1 },
};

/** One application in a row of table three. */
function once(row: string, by: string): Record<string, number> {
  return { [`three.${row}.${by}`]: 1, [`three.${row}.total`]: 1 };
}

/** The report's sentences on channels. */
export const CHANNELS = { website: 63, board: 43, wechat: 4 };
