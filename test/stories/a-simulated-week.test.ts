import { expect, test } from 'vitest';
import { differences } from '../../bench/support/year/compare.ts';
import { figuresOf } from '../../bench/support/year/figures.ts';
import { SCRIPT } from '../../bench/support/year/script/index.ts';
import { setUpYear } from '../../bench/support/year/set-up.ts';
import { walk } from '../../bench/support/year/walk.ts';
import { at, Year } from '../../bench/support/year/year.ts';
import { readConfig } from '../../src/platform/config.ts';
import { rooms } from '../../src/rooms.ts';
import { testDatabase } from '../support/database.ts';
import { MailServer } from '../support/mail-server.ts';

/** The first days of the year that `npm run bench -- year` goes through whole. */
test('a town is set up, works for a week and stands as counted by hand', async () => {
  const sink = new MailServer();
  await sink.listen();
  const year = new Year(await testDatabase(rooms));
  await setUpYear(year, at('01-04 08:30'), sink);
  const days = { from: '2026-01-12', to: '2026-01-16', config: readConfig({}) };
  const first = SCRIPT.filter((deed) => deed.at < at('01-12 00:00'));
  for (const deed of first) await deed.run(year, deed.at);
  const walked = await walk(year, SCRIPT, days, async () => {});
  await sink.close();
  expect(walked.days).toBe(5);

  const expected = {
    // A1 came on 01-12 and was to be clarified by 02-02, as it was told on 01-15; A15 came on 01-05, to be answered within 20 days
    alerts: ['A1 申请人补正期限 2026-02-02 11', 'A15 答复期限 2026-02-02 11'], // January 19–23, 26–30, February 2
    dues: { met: 0, metLate: 0, excused: 0, late: 0, open: 8 }, // 村级财务收支 3, 村务会议 3, 公开指南, 危房改造
    published: { website: 1, board: 1, wechat: 0 }, // N1 on 01-16
    applications: { awaitingClarification: 1, open: 1 },
    messages: { received: 0, answered: 0, inTime: 0 },
  };
  const found = await figuresOf(year, '2026-01-16');
  expect(differences('2026-01-16', expected, found)).toEqual([]);
  // and what is not as it was counted is said
  const wrong = {
    ...expected,
    alerts: ['A1 申请人补正期限 2026-02-02 10', 'A15 答复期限 2026-02-02 11'],
    published: { website: 2, board: 1, wechat: 0 },
  };
  expect(differences('day', wrong, found)).toEqual([
    'day alerts: expected A1 申请人补正期限 2026-02-02 10',
    'day alerts: found A1 申请人补正期限 2026-02-02 11',
    'day published website: expected 2, found 1',
  ]);
  // accounts begin on the day on which they were opened, whatever the clock of the database says
  const opened = await year.books.db.selectFrom('staff').select('created_at').distinct().execute();
  expect(opened).toEqual([{ created_at: at('01-04 08:30') }]);
});
