import type { WithheldGround } from '../../../../src/law/index.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { addEntry, assess, reviewAssessment } from '../../../../src/reassessment/index.ts';
import type { Login, OfficeCode } from '../people.ts';
import { at, type Deed, type Year } from '../year.ts';

/** 动态调整 of the year: what was withheld before the platform is entered, assessed by one and reviewed by the head. What
 *  applications were refused in the year comes up in the next (条例 art. 18, a year on ○): A15 on 2027-01-20. */
interface EntryRow {
  name: string;
  entered: string;
  by: Login;
  office: OfficeCode;
  title: string;
  ground: WithheldGround;
  withheld: string;
  assessed: string;
  reviewed: string;
  /** 'open': becomes a draft of the office; else it stays until that day */
  result: 'open' | { keptUntil: string };
}

const ENTRIES: readonly EntryRow[] = [
  {
    // a year on: 03-02; stands on the desk from 01-31. The draft goes out on 03-09
    ...{
      name: 'E1',
      entered: '02-03',
      by: 'editor2',
      office: 'czs',
      title: '村级债务化解方案讨论稿',
      ground: 'process',
    },
    ...{ withheld: '2025-03-02', assessed: '03-02', reviewed: '03-03', result: 'open' },
  },
  {
    // ★ by 11-10, assessed on 12-15
    ...{
      name: 'E2',
      entered: '10-12',
      by: 'editor1',
      office: 'office',
      title: '值班考勤记录',
      ground: 'internalAffairs',
    },
    ...{ withheld: '2025-11-10', assessed: '12-14', reviewed: '12-15', result: { keptUntil: '2027-12-10' } },
  },
];

const of = (year: Year, name: string) => ({ source: 'entry' as const, id: year.id(name) });

export const REASSESSMENT: readonly Deed[] = ENTRIES.flatMap((row): Deed[] => {
  const { name, title, ground, office, by, result } = row;
  return [
    {
      at: at(`${row.entered} 10:00`),
      says: `${name} 登记没有公开的信息`,
      async run(year, now) {
        const given = {
          ...{ title, number: '', ground, withheldOn: row.withheld, secretUntil: null, remark: '' },
          officeId: year.id(`office:${office}`),
        };
        year.ids.set(name, unwrap(await addEntry(await year.as(by, now), given)));
      },
    },
    {
      at: at(`${row.assessed} 10:00`),
      says: `${name} 评估`,
      async run(year, now) {
        const opens = result === 'open';
        const given = {
          ...{ ...of(year, name), ground, reason: opens ? '方案已经实施。' : '情况没有变化。' },
          ...{ result: opens ? ('open' as const) : ('kept' as const), nextOn: opens ? null : result.keptUntil },
          ...{ officeId: opens ? year.id(`office:${office}`) : null, draftTitle: opens ? '村级债务化解方案' : '' },
        };
        unwrap(await assess(await year.as(by, now), given));
      },
    },
    {
      at: at(`${row.reviewed} 10:00`),
      says: `${name} 复核`,
      async run(year, now) {
        const { db } = year.books;
        const one = db.selectFrom('reassessments').select(['id']).where('source', '=', 'entry');
        const { id } = await one.where('source_id', '=', year.id(name)).executeTakeFirstOrThrow();
        const given = { ...of(year, name), assessmentId: id, verdict: 'confirmed' as const, note: '' };
        unwrap(await reviewAssessment(await year.as('head', now), given));
        const { document_id: document } = await db
          .selectFrom('reassessments')
          .select('document_id')
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        if (document) year.ids.set(`draft of ${name}`, document);
      },
    },
  ];
});
