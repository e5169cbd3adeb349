import type { DueSubject, DueTerm, Frequency } from '../../../../src/law/index.ts';
import { addObligation, changeObligation } from '../../../../src/obligations/catalogue/actions.ts';
import type { ObligationContent } from '../../../../src/obligations/catalogue/content.ts';
import { excuseDue, judgeExcuse, listDues, recordEvent, waitingExcuses } from '../../../../src/obligations/index.ts';
import { dayOf } from '../../../../src/platform/dates.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { meet } from '../deeds/documents.ts';
import type { Login, OfficeCode } from '../people.ts';
import { at, type Deed, dated, type Year } from '../year.ts';

const TENTH: DueTerm = { by: 'after', count: 10, in: 'workingDays' };
interface Owed {
  name: string;
  level2: string;
  frequency: Frequency;
  term: DueTerm;
  whose: 'villages' | 'authority' | OfficeCode;
  column: string;
  word: string;
}

/** 公开事项目录 of the town, entered on 5 January, owed from the first. 村务会议 is entered as monthly by mistake. */
const CATALOGUE: readonly Owed[] = [
  {
    name: 'O1',
    level2: '村级财务收支',
    frequency: 'monthly',
    term: TENTH,
    whose: 'villages',
    column: 'cunwu',
    word: '财务收支',
  },
  {
    name: 'O2',
    level2: '补贴发放',
    frequency: 'onEvent',
    term: { by: 'after', count: 20, in: 'workingDays' },
    whose: 'czs',
    column: 'butie',
    word: '补贴发放',
  },
  {
    name: 'O3',
    level2: '村务会议',
    frequency: 'monthly',
    term: TENTH,
    whose: 'villages',
    column: 'cunwu',
    word: '村务会议',
  },
  {
    name: 'O4',
    level2: '部门预算',
    frequency: 'onEvent',
    term: { by: 'after', count: 20, in: 'days' },
    whose: 'authority',
    column: 'caizheng',
    word: '部门预算',
  },
  {
    name: 'O5',
    level2: '公开指南核对',
    frequency: 'halfYearly',
    term: { by: 'end' },
    whose: 'office',
    column: 'jigou',
    word: '公开指南',
  },
  {
    name: 'O6',
    level2: '危房改造',
    frequency: 'quarterly',
    term: { by: 'after', count: 15, in: 'workingDays' },
    whose: 'ncb',
    column: 'minsheng',
    word: '危房改造',
  },
];

function contentOf(year: Year, { level2, frequency, term, whose, column, word }: Owed): ObligationContent {
  const subject: DueSubject =
    whose === 'villages' || whose === 'authority'
      ? { of: whose }
      : { of: 'offices', ids: [year.id(`office:${whose}`)] };
  return {
    ...{
      level1: '基层政务公开',
      level2,
      elements: level2,
      basis: '《条例》第二十条',
      time: '',
      frequency,
      term,
      subject,
    },
    ...{ channels: '政府网站', audience: 'all', group: '', manner: 'active', tiers: ['township'] },
    ...{ columnId: year.id(`column:${column}`), item: null, words: [word] },
  };
}

const from = dated('01-01');
/** Something happened of which is owed. */
const happened = (when: string, who: Login, name: string, of: string, on: string): Deed => ({
  at: at(when),
  says: `登记 ${name}`,
  async run(year, now) {
    const given = { obligationId: year.id(of), officeId: null, name, on: dated(on) };
    unwrap(await recordEvent(await year.as(who, now), given));
  },
});

export const OBLIGATIONS: readonly Deed[] = [
  ...CATALOGUE.map(
    (owed): Deed => ({
      at: at('01-05 09:30'),
      says: `目录 ${owed.level2}`,
      async run(year, now) {
        const given = { content: contentOf(year, owed), from, remark: '' };
        year.ids.set(owed.name, unwrap(await addObligation(await year.as('head', now), given)));
      },
    }),
  ),
  happened('02-10 14:00', 'head', '预算批准', 'O4', '02-10'), // by 03-02
  happened('03-18 14:00', 'editor2', '第一批补贴发放', 'O2', '03-18'), // by 04-16
  happened('09-23 14:00', 'editor2', '第二批补贴发放', 'O2', '09-22'), // by 10-27
  happened('12-08 14:00', 'editor2', '第三批补贴发放', 'O2', '12-08'), // by 2027-01-06
  {
    at: at('07-06 10:00'),
    says: '更正：村务会议按季度公开',
    async run(year, now) {
      const owed = { ...CATALOGUE.find(({ name }) => name === 'O3')!, frequency: 'quarterly' as const };
      const given = { id: year.id('O3'), number: 1, content: contentOf(year, owed), from, remark: '应为每季度' };
      unwrap(await changeObligation(await year.as('head', now), given));
    },
  },
  // what was published of the first quarter meets its dues now
  meet('07-07 09:00', 'jsc-第一季度', 'contact1', 1),
  meet('07-07 09:05', 'xfc-第一季度', 'contact2', 1),
  meet('07-07 09:10', 'bgc-第一季度', 'contact3', 1),
  {
    at: at('08-17 09:00'),
    says: '北川村说明：7 月财务收支到期时平台停机',
    async run(year, now) {
      const wish = { obligationId: year.id('O1'), officeId: year.id('office:bgc'), period: '2026-07' };
      const [due] = await listDues(year.books.db, year.authorityId, wish, dayOf(now));
      const given = { id: due!.id, reason: 'platformDown' as const, remark: '公开栏已于 8 月 12 日张贴' };
      unwrap(await excuseDue(await year.as('contact3', now), given));
    },
  },
  {
    at: at('08-17 11:00'),
    says: '同意北川村的说明',
    async run(year, now) {
      const [excuse] = await waitingExcuses(year.books.db, year.authorityId);
      unwrap(await judgeExcuse(await year.as('head', now), { id: excuse!.id, verdict: 'accepted', answer: '' }));
    },
  },
];
