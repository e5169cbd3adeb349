import { registerCase, takeStep } from '../accountability/index.ts';
import type { Caller } from '../platform/action.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

type Step = Parameters<typeof takeStep>[1]['step'];
/** working days back, what was done, in which words */
type Done = readonly [back: number, step: (on: string) => Step, said: string];

/** 投诉举报 of the town, in every state, by the actions of its people and of the city's office. */
export function accountabilityDeeds(books: Books, filed: Filed, cityOffice: Who): Deed[] {
  const today = dayOf(books.now);
  const head = filed.staff.get('head')!;
  const sender = { name: '钱演示', telephone: '19900000058', address: '' };
  const none = { name: '', telephone: '', address: '' };

  function told(
    by: Who,
    back: number,
    given: Omit<Parameters<typeof registerCase>[1], 'authorityId' | 'cameOn'>,
    dones: Done[],
  ) {
    let id = 0;
    const as = (now: Date): Caller => ({ ...books, who: by, now });
    const deed = (on: number, run: Deed['run']): Deed => ({
      at: inOffice(workingDaysBefore(today, on), 100 + dones.length),
      run,
    });
    return [
      deed(back, async (now) => {
        id = unwrap(await registerCase(as(now), { ...given, authorityId: filed.authorityId, cameOn: dayOf(now) }));
      }),
      ...dones.map(
        ([on, step, said], n): Deed => ({
          at: inOffice(workingDaysBefore(today, on), 120 + n * 5),
          async run(now) {
            const { version } = await books.db
              .selectFrom('accountability_cases')
              .select('version')
              .where('id', '=', id)
              .executeTakeFirstOrThrow();
            unwrap(await takeStep(as(now), { id, version, step: step(dayOf(now)), said }));
          },
        }),
      ),
    ];
  }
  const plain = (kind: 'accepted' | 'mended' | 'answered' | 'closed') => (on: string) => ({ kind, on }) as Step;

  return [
    ...told(
      cityOffice,
      70,
      {
        ...{ origin: 'found', way: 'inspection', duty: 'updating', sender: none },
        title: '政府信息公开指南的联系电话没有更新（演示）',
        text: '季度检查发现，公开指南里的联系电话已经停用，目录有两项没有更新。',
      },
      [
        [69, plain('accepted'), ''],
        [65, (on) => ({ kind: 'found', on, finding: 'upheld' }), '电话停用一个多月，目录两项没有更新。'],
        [
          64,
          (on) => ({
            kind: 'measured',
            on,
            measure: 'correction',
            by: '市政务公开办',
            until: workingDaysBefore(today, 50),
          }),
          '请十个工作日内更新，并检查其他栏目。',
        ],
        [55, plain('mended'), '电话和目录已经更新，其他栏目检查过。'],
        [54, plain('closed'), ''],
      ],
    ),
    ...told(
      head,
      24,
      {
        ...{ origin: 'complaint', way: 'visit', duty: 'application', sender },
        title: '申请没有按期答复（演示）',
        text: '钱演示来访反映：申请公开道路维修合同，过了二十个工作日没有答复。',
      },
      [
        [23, plain('accepted'), ''],
        [14, (on) => ({ kind: 'found', on, finding: 'unfounded' }), '因征求第三方意见，时限依法扣除，没有超期。'],
        [13, plain('answered'), '当面说明了时限怎样计算。'],
        [13, plain('closed'), ''],
      ],
    ),
    ...told(
      head,
      8,
      {
        ...{ origin: 'report', way: 'letter', duty: 'proactive', sender: none },
        title: '村集体收支三个月没有公开（演示）',
        text: '来信反映：有一个村近三个月的集体收支没有张贴，网站上也没有。',
      },
      [[6, plain('accepted'), '']],
    ),
    ...told(
      head,
      1,
      {
        ...{ origin: 'complaint', way: 'telephone', duty: 'fee', sender },
        title: '复印收费没有依据（演示）',
        text: '钱演示来电反映：窗口复印公开材料收了费，没有给依据。',
      },
      [],
    ),
  ];
}
