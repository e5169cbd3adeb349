import { registerCase, takeStep } from '../../../../src/accountability/index.ts';
import { recordAct } from '../../../../src/annual-report/declared/actions.ts';
import { instantOf } from '../../../../src/platform/dates.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { acceptAnswer, answerOrder, issueOrders } from '../../../../src/supervision/index.ts';
import { cancelTraining, closeTraining, enterList, planTraining, planYear } from '../../../../src/training/index.ts';
import { TOWN, TOWN_PEOPLE } from '../people.ts';
import { at, type Deed, dated } from '../year.ts';

type CaseStep = Parameters<typeof takeStep>[1]['step'];
const EVERYBODY_BUT = ['editor4', 'deputy']; // who were not at the training

const training = (name: string, planned: string, on: string, title: string): Deed => ({
  at: at(`${planned} 09:00`),
  says: `计划培训 ${title}`,
  async run(year, now) {
    const given = {
      ...{ title, content: '受理、答复、公开的期限', teacher: '演示·老师', roles: [], officeIds: [], below: false },
      ...{
        hours: 2.5,
        place: '三楼会议室',
        starts: instantOf(`${dated(on)}T09:00`),
        ends: instantOf(`${dated(on)}T11:30`),
      },
    };
    year.ids.set(name, unwrap(await planTraining(await year.as('head', now), given)));
  },
});

/** 投诉: a step on a day. */
const inCase = (when: string, step: CaseStep, said = ''): Deed => ({
  at: at(when),
  says: `投诉 ${step.kind}`,
  async run(year, now) {
    const { version } = await year.books.db
      .selectFrom('accountability_cases')
      .select('version')
      .where('id', '=', year.id('K1'))
      .executeTakeFirstOrThrow();
    unwrap(await takeStep(await year.as('head', now), { id: year.id('K1'), version, step, said }));
  },
});

const declared = (
  when: string,
  kind: 'licence' | 'penalty' | 'fee',
  on: string,
  count: number,
  amountFen = 0,
): Deed => ({
  at: at(when),
  says: `登记 ${kind} ${count}`,
  async run(year, now) {
    const given = {
      ...{ kind, happenedOn: dated(on), count, amountFen, title: `${kind} 汇总`, source: '科室台账（演示）' },
      ...{ link: 'https://example.com/ledger', officeId: year.id('office:nyz') },
    };
    unwrap(await recordAct(await year.as('editor3', now), given));
  },
});

/** 监督保障 of the year: trainings, a complaint with its measure, an order of the city, what is entered for table two. */
export const OVERSIGHT: readonly Deed[] = [
  {
    at: at('01-06 09:00'),
    says: '年度培训计划',
    run: async (year, now) =>
      unwrap(await planYear(await year.as('head', now), { year: 2026, hoursEach: 2.5, aims: '全员一次' })),
  },
  training('T1', '06-15', '06-25', '依申请公开办理'),
  {
    at: at('06-25 14:00'),
    says: '登记到场名单',
    async run(year, now) {
      const staffIds = TOWN_PEOPLE.filter(([login]) => !EVERYBODY_BUT.includes(login)).map(([login]) =>
        year.id(`staff:${login}`),
      );
      const head = await year.as('head', now);
      unwrap(await enterList(head, { id: year.id('T1'), staffIds, cameAt: null }));
      unwrap(await closeTraining(head, { id: year.id('T1') }));
    },
  },
  training('T2', '11-02', '11-26', '年度报告编写'),
  {
    at: at('11-20 09:00'),
    says: '取消培训',
    run: async (year, now) =>
      unwrap(await cancelTraining(await year.as('head', now), { id: year.id('T2'), reason: '与会议冲突' })),
  },
  {
    at: at('10-19 10:00'),
    says: '投诉：申请没有按期答复', // to be taken on by 10-26
    async run(year, now) {
      const given = {
        ...({ authorityId: year.authorityId, origin: 'complaint', way: 'telephone', duty: 'application' } as const),
        ...{ cameOn: dated('10-19'), title: '申请没有按期答复', text: '过了二十个工作日没有答复。' },
        sender: { name: '演示某', telephone: '19900000058', address: '' },
      };
      year.ids.set('K1', unwrap(await registerCase(await year.as('head', now), given)));
    },
  },
  inCase('10-21 10:00', { kind: 'accepted', on: dated('10-21') }), // to be looked into by 12-02
  inCase('10-30 10:00', { kind: 'found', on: dated('10-30'), finding: 'upheld' }, '晚了五个工作日。'),
  inCase(
    '11-02 10:00',
    { kind: 'measured', on: dated('11-02'), measure: 'criticism', by: '镇党委', until: null },
    '全镇通报批评。',
  ),
  inCase('11-03 10:00', { kind: 'answered', on: dated('11-03') }, '已电话告知。'),
  inCase('11-03 10:30', { kind: 'closed', on: dated('11-03') }),
  {
    at: at('11-04 10:00'),
    says: '督办单：危房改造第三季度没有公开',
    async run(year, now) {
      const order = {
        ...({ ground: 'late', subject: '危房改造情况公开不及时', why: '第三季度应于 10 月 27 日前公开。' } as const),
        ...{ demand: '补齐公开。', to: [TOWN.code], dueOn: dated('11-18') },
      };
      const [id] = unwrap(await issueOrders(await year.as('city', now), order));
      year.ids.set('Q1', id!);
    },
  },
  {
    at: at('11-12 16:00'),
    says: '反馈督办单',
    run: async (year, now) =>
      unwrap(await answerOrder(await year.as('head', now), { id: year.id('Q1'), version: 1, said: '已经公开。' })),
  },
  {
    at: at('11-16 10:00'),
    says: '督办单合格',
    run: async (year, now) =>
      unwrap(await acceptAnswer(await year.as('city', now), { id: year.id('Q1'), version: 2, said: '合格。' })),
  },
  declared('06-30 15:00', 'licence', '06-30', 5),
  declared('09-30 15:00', 'licence', '09-30', 3),
  declared('09-30 15:10', 'penalty', '09-30', 2),
  declared('11-20 15:00', 'fee', '11-20', 1, 1_234_500),
  declared('2027-01-05 15:00', 'licence', '2027-01-05', 4),
];
