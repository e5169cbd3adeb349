import {
  askAgain,
  extendMessage,
  leadElsewhere,
  mergeFlood,
  type NewMessage,
  rateAnswer,
  reopenMessage,
  transferMessage,
  turnIntoApplication,
  voidMessage,
  withdrawMessage,
} from '../../engagement/index.ts';
import type { MessageChannel, MessageRating } from '../../law/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { unwrap } from '../../platform/outcome.ts';
import { applicant } from '../applications/applicants.ts';
import { inOffice, workingDayFrom, workingDaysBefore } from '../calendar.ts';
import type { Books, Deed } from '../deeds.ts';
import type { Filed } from '../filed.ts';
import { Random } from '../random.ts';
import { type OfficeCode, places } from '../town.ts';
import { actingOn } from './acting.ts';
import { type AskedSample, asked, blame, corrections, elsewhere, flood, praise } from './asked.ts';

const DAY_MS = 86_400_000;
/** Messages that went an ordinary way in the last twelve months. */
const USUAL = 40;
const CHANNELS: readonly MessageChannel[] = [
  'site',
  'site',
  'site',
  'telephone',
  'site',
  'group',
  'site',
  'window',
  'account',
  'letter',
];

const daysAgo = (now: Date, days: number) => workingDayFrom(dayOf(new Date(now.getTime() - days * DAY_MS)));

/** The working day so many after. */
function after(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; left -= 1)
    at = workingDayFrom(dayOf(new Date(Date.parse(`${at}T04:00:00Z`) + DAY_MS)));
  return at;
}

/** A living year of 留言 up to today, by the actions of people: ordinary ones from receipt to rating and public answer,
 *  late and extended ones, those that belonged elsewhere, one flood, and open ones in every state. */
export function messageDeeds(books: Books, filed: Filed): Deed[] {
  const random = new Random(20_240_711);
  const act = actingOn(books, filed);
  const today = dayOf(books.now);
  let serial = 0;

  const given = (of: Pick<AskedSample, 'sort' | 'subject' | 'text'>, more: Partial<NewMessage> = {}): NewMessage => {
    serial += 1;
    const { name, telephone } = applicant(random, 'person', 500 + serial);
    const place = random.pick(places).name;
    const named = of.sort === 'complaint' || of.sort === 'help' || random.whole(0, 2) > 0;
    return {
      sort: of.sort,
      subject: of.subject.replaceAll('{v}', place),
      written: { text: of.text.replaceAll('{v}', place), selection: '' },
      sender: named ? { name, telephone, email: '' } : { name: '', telephone: '', email: '' },
      ...{ wantsPublic: true, byTelephone: false, page: '' },
      ...more,
    };
  };

  /** Deeds that follow one another on one message. */
  const follow = (
    first: (at: Date) => Promise<number>,
    at: Date,
    then: [Date, (at: Date, id: number) => Promise<unknown>][],
  ): Deed[] => {
    let id: number | undefined;
    return [
      {
        at,
        run: async (when) => {
          id = await first(when);
        },
      },
      ...then.map(([later, run]): Deed => ({ at: later, run: async (when) => id !== undefined && run(when, id) })),
    ];
  };

  const usual = Array.from({ length: USUAL }, (_, n): Deed[] => {
    const of = asked[n % asked.length]!;
    const day = daysAgo(books.now, 364 - Math.floor((n * 360) / USUAL));
    const minute = random.whole(10, 250);
    const channel = CHANNELS[n % CHANNELS.length]!;
    const simple = of.sort === 'consultation' && n % 5 === 0;
    const extended = n % 13 === 7;
    const wrong = n % 17 === 5;
    const late = n % 19 === 11;
    const taken = simple ? 1 : late ? 6 : extended ? 8 : random.whole(1, 4);
    const answeredOn = after(day, taken);
    const content = n % 9 === 4 ? ('unsatisfied' as const) : n % 4 === 1 ? ('fair' as const) : ('satisfied' as const);
    const message = given(of, { wantsPublic: n % 6 !== 2 });
    const first: OfficeCode = wrong ? (of.office === 'dzb' ? 'bmz' : 'dzb') : of.office;
    return follow(
      (at) => (channel === 'site' ? act.sent(at, message) : act.entered(at, message, channel, day)),
      inOffice(day, minute),
      [
        [inOffice(day, minute + 40), (at, id) => act.assigned(at, id, first, simple)],
        ...(wrong
          ? [
              [
                inOffice(day, minute + 90),
                async (at: Date, id: number) =>
                  unwrap(
                    await transferMessage(act.by(editorOf(filed, first), at), {
                      ...{ id, to: String(filed.offices.get(of.office)), reason: '这件事由业务科室办理。' },
                    }),
                  ),
              ] as [Date, (at: Date, id: number) => Promise<unknown>],
            ]
          : []),
        ...(extended
          ? [
              [
                inOffice(after(day, 4), 60),
                async (at: Date, id: number) =>
                  unwrap(
                    await extendMessage(act.by(editorOf(filed, of.office), at), {
                      ...{ id, days: 4, reason: '需要会同有关单位到现场核实，请您谅解。' },
                    }),
                  ),
              ] as [Date, (at: Date, id: number) => Promise<unknown>],
            ]
          : []),
        [inOffice(answeredOn, 100), (at, id) => act.submitted(at, id, of.office, of.answer)],
        [inOffice(answeredOn, 200), (at, id) => act.reviewed(at, id, of.office)],
        ...(n % 3 !== 0
          ? [
              [inOffice(after(answeredOn, 1), 150), (at: Date, id: number) => rated(at, id, content)] as [
                Date,
                (at: Date, id: number) => Promise<unknown>,
              ],
            ]
          : []),
        ...(of.title && n % 6 !== 2 && n < asked.length
          ? [
              [
                inOffice(after(answeredOn, 2), 60),
                (at: Date, id: number) =>
                  act.published(at, id, {
                    ...{ theme: of.theme, title: of.title!, answer: of.answer },
                    question: of.text.replaceAll('{v}', '我们村'),
                  }),
              ] as [Date, (at: Date, id: number) => Promise<unknown>],
            ]
          : []),
      ],
    );
  });

  const rated = async (at: Date, id: number, rating: MessageRating) =>
    unwrap(
      await rateAnswer(act.writer(at), { id, rating, text: random.pick(rating === 'unsatisfied' ? blame : praise) }),
    );

  const led = elsewhere.flatMap((of, n): Deed[] => {
    const day = daysAgo(books.now, 40 + n * 75);
    return follow((at) => act.sent(at, given(of)), inOffice(day, 30), [
      [
        inOffice(day, 80),
        async (at, id) => unwrap(await leadElsewhere(act.by('officer', at), { id, where: of.where, reason: of.told })),
      ],
    ]);
  });

  const ends = [
    ...follow(
      (at) => act.sent(at, given({ sort: 'suggestion', subject: '加微信领红包', text: '加我微信，天天领红包。' })),
      inOffice(daysAgo(books.now, 96), 20),
      [
        [
          inOffice(daysAgo(books.now, 96), 60),
          async (at, id) => unwrap(await voidMessage(act.by('head', at), { id, reason: '广告，与本机关的工作无关。' })),
        ],
      ],
    ),
    ...follow((at) => act.sent(at, given(asked[6]!)), inOffice(daysAgo(books.now, 130), 20), [
      [
        inOffice(daysAgo(books.now, 130), 90),
        async (at, id) => unwrap(await withdrawMessage(act.writer(at), { id, text: '已经打电话问清楚了' })),
      ],
    ]),
    ...follow(
      (at) =>
        act.sent(
          at,
          given(
            {
              ...{ sort: 'consultation', subject: '想要前年道路硬化工程的合同' },
              text: '想要前年村内道路硬化工程的施工合同复印件。',
            },
            { sender: { name: '演示一', telephone: '19900000777', email: '' } },
          ),
        ),
      inOffice(workingDaysBefore(today, 9), 40),
      [
        [
          inOffice(workingDaysBefore(today, 9), 150),
          async (at, id) =>
            unwrap(
              await turnIntoApplication(act.by('officer', at), {
                ...{ id, address: '虚构路 1 号', description: '前年村内道路硬化工程的施工合同。' },
                ...{ documentNumber: applicant(random, 'person', 777).documentNumber, confirmed: dayOf(at) },
              }),
            ),
        ],
      ],
    ),
  ];

  const page = async (): Promise<string> => {
    const row = await books.db
      .selectFrom('publications')
      .select('document_id as id')
      .where('authority_id', '=', filed.authorityId)
      .where('column_id', '=', filed.columns.get('banshi')!)
      .where('on_site', '=', true)
      .where('withdrawn_at', 'is', null)
      .orderBy('published_at', 'desc')
      .executeTakeFirst();
    return row ? `/documents/${row.id}` : '/disclosure';
  };
  const mended = corrections.flatMap(([subject, text, selection], n): Deed[] => {
    const day = daysAgo(books.now, 20 + n * 60);
    return follow(
      async (at) =>
        act.sent(at, {
          ...given({ sort: 'correction', subject, text }, { page: await page(), wantsPublic: false }),
          written: { text, selection },
        }),
      inOffice(day, 45),
      [
        [inOffice(day, 70), (at, id) => act.assigned(at, id, 'dzb', true)],
        [
          inOffice(day, 160),
          (at, id) => act.submitted(at, id, 'dzb', '感谢指正，已经核对并改正，请刷新页面查看。', true),
        ],
        [inOffice(day, 230), (at, id) => act.reviewed(at, id, 'dzb')],
      ],
    );
  });

  const stormDay = daysAgo(books.now, 12);
  const storm = (() => {
    const ids: number[] = [];
    const main = () => ids[0]!;
    const sample = { ...flood, text: '' };
    return [
      ...flood.texts.map(
        (text, n): Deed => ({
          at: inOffice(stormDay, 60 + n * 4),
          run: async (at) => {
            ids.push(await act.sent(at, given({ sort: flood.sort, subject: sample.subject, text })));
          },
        }),
      ),
      {
        at: inOffice(stormDay, 100),
        run: async (at: Date) => unwrap(await mergeFlood(act.by('officer', at), { id: main() })),
      },
      { at: inOffice(stormDay, 105), run: (at: Date) => act.assigned(at, main(), flood.office, true) },
      { at: inOffice(stormDay, 130), run: (at: Date) => act.submitted(at, main(), flood.office, flood.answer) },
      { at: inOffice(stormDay, 145), run: (at: Date) => act.reviewed(at, main(), flood.office) },
      {
        at: inOffice(after(stormDay, 1), 30),
        run: (at: Date) =>
          act.published(at, main(), {
            ...{ theme: flood.theme, title: flood.title, question: flood.texts[0], answer: flood.answer },
          }),
      },
    ] satisfies Deed[];
  })();

  return [...usual.flat(), ...led, ...ends, ...mended, ...storm, ...open()];

  /** What is open today, one in each state. */
  function open(): Deed[] {
    const ago = (days: number, minute: number) => inOffice(workingDaysBefore(today, days), minute);
    const begin = (n: number, days: number, then: [Date, (at: Date, id: number) => Promise<unknown>][] = []) =>
      follow((at) => act.sent(at, given(asked[n]!)), ago(days, 20 + n), then);
    const assign = (n: number, days: number): [Date, (at: Date, id: number) => Promise<unknown>] => [
      ago(days, 70 + n),
      (at, id) => act.assigned(at, id, asked[n]!.office),
    ];
    const answered = (n: number, days: number): [Date, (at: Date, id: number) => Promise<unknown>][] => [
      [ago(days, 120), (at, id) => act.submitted(at, id, asked[n]!.office, asked[n]!.answer)],
      [ago(days, 220), (at, id) => act.reviewed(at, id, asked[n]!.office)],
    ];
    return [
      ...begin(20, 1), // received
      ...begin(12, 1),
      ...begin(16, 2, [assign(16, 2)]), // an office has it
      ...begin(23, 7, [assign(23, 7)]), // late
      ...begin(18, 3, [assign(18, 3), [ago(1, 200), (at, id) => act.submitted(at, id, 'jjb', asked[18]!.answer)]]),
      ...begin(3, 3, [
        assign(3, 3),
        [ago(2, 150), (at, id) => act.submitted(at, id, 'bmz', '建议已经收到。')],
        [ago(1, 180), (at, id) => act.reviewed(at, id, 'bmz', '请写明什么时候开始、办哪些事。')],
      ]),
      ...begin(9, 4, [
        assign(9, 4),
        [
          ago(2, 90),
          async (at, id) =>
            unwrap(
              await extendMessage(act.by('editor5', at), { id, days: 5, reason: '要会同交通管理部门到现场查看。' }),
            ),
        ],
      ]),
      ...begin(13, 3, [
        assign(13, 3),
        [
          ago(2, 100),
          async (at, id) =>
            unwrap(
              await transferMessage(act.by('editor2', at), {
                ...{ id, to: String(filed.offices.get('zfd')), reason: '属于执法检查事项。' },
              }),
            ),
        ],
        [
          ago(1, 100),
          async (at, id) =>
            unwrap(await transferMessage(act.by('editor5', at), { id, to: '', reason: '不属于本队职责，请指定。' })),
        ],
      ]),
      ...begin(11, 15, [
        assign(11, 15),
        ...answered(11, 12),
        [ago(10, 60), async (at, id) => rated(at, id, 'unsatisfied')],
        [
          ago(2, 60),
          async (at, id) => unwrap(await reopenMessage(act.by('head', at), { id, reason: '请到现场复查后再答复。' })),
        ],
      ]),
      ...begin(8, 14, [
        assign(8, 14),
        ...answered(8, 11),
        [ago(1, 30), async (at, id) => unwrap(await askAgain(act.writer(at), { id, text: '周末也能送吗？' }))],
      ]),
    ];
  }
}

/** Who answers in an office, by login. */
function editorOf(filed: Filed, office: OfficeCode): string {
  return filed.people.find(([, , of, roles]) => of === office && roles.includes('editor'))![0];
}
