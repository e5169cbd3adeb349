/** What came of the year in rooms that owe nothing by a day, at its end and after it; worked out by hand from script/. */
export const ROOMS = {
  guides: ['农机购置补贴申领 2026-09-16'], // confirmed then
  topics: { published: 2, answered: 2, closed: 1 }, // H1, H2; that H2 is closed is read only in January
  // N3 from 04-01 until N10 came in its place on 11-11; N10 from 12-01
  policiesHolding: {
    ...{ '2026-03-31': '', '2026-04-01': 'N3', '2026-11-10': 'N3', '2026-11-11': '', '2026-11-30': '' },
    ...{ '2026-12-01': 'N10' },
  },
  // three working days after 11-11: 12, 13, 16; N3 does not hold any more
  withoutInterpretation: ['2026-11-16 ', '2026-11-17 N10'],
  // the morning after each; N7 on a Saturday; N8 went out on the morning of 08-17 itself, before the digests
  digests: ['2026-03-10', '2026-04-23', '2026-07-25', '2026-08-17', '2026-09-11', '2026-12-11'],
  terminals: ['kiosk 大厅一体机'],
  urgent: ['2026-08-05 2026-08-07', '2026-09-02 2026-09-02 演示·戊明'],
  supplied: ['夏粮收购网点安排', '农机跨区作业提示 撤下'],
  keys: ['演示·研究者 停用', '演示·县融媒体'],
  // the first working day of the next month; 1–5 May, 1–7 October and 1–4 January are off
  briefings: [
    ...['2026-01 2026-02-02 signed', '2026-02 2026-03-02 drafting', '2026-03 2026-04-01 drafting'],
    ...['2026-04 2026-05-06 drafting', '2026-05 2026-06-01 drafting', '2026-06 2026-07-01 handed'],
    ...['2026-07 2026-08-03 drafting', '2026-08 2026-09-01 drafting', '2026-09 2026-10-08 drafting'],
    ...['2026-10 2026-11-02 drafting', '2026-11 2026-12-01 drafting', '2026-12 2027-01-05 drafting'],
  ],
} as const;
