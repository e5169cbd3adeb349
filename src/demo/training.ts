import type { Caller } from '../platform/action.ts';
import { dayOf, instantOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Role, Who } from '../platform/roles.ts';
import {
  answerQuiz,
  cancelTraining,
  changeTraining,
  closeTraining,
  doorCode,
  enterList,
  mendAttendance,
  type Planned,
  planTraining,
  planYear,
  setDoor,
  signInAtDoor,
  writeQuiz,
} from '../training/index.ts';
import { inOffice, workingDayFrom, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

const DAY_MS = 86_400_000;

const QUIZ = `1. 收到依申请公开的申请后，应当在几个工作日内答复？
A. 15 个
B. 20 个 ✓
C. 30 个

2. 下列哪些可以不予公开？
A. 国家秘密 ✓
B. 财政预算
C. 内部工作流程 ✓

3. 主动公开的信息，应当自形成之日起几个工作日内公开？
A. 10 个
B. 20 个 ✓`;

interface Session {
  title: string;
  content: string;
  teacher: string;
  /** working days back; negative: days ahead */
  back: number;
  roles: Role[];
}

const sessions = {
  handling: {
    ...{ title: '依申请公开办理实务（演示）', teacher: '演示·市政务公开办', back: 95, roles: [] },
    content: '受理、补正、征求意见、答复的期限和文书；常见的错误。',
  },
  secrecy: {
    ...{ title: '公开前的保密审查（演示）', teacher: '演示·顾慎言', back: 32, roles: ['editor', 'contact'] },
    content: '哪些不能公开，怎样送审，附件和图片里容易漏掉什么。',
  },
  villages: {
    ...{ title: '村（社区）信息公开联系人培训（演示）', teacher: '演示·叶青禾', back: 2, roles: ['contact'] },
    content: '每天要张贴什么，怎样拍照登记，群众来问怎样答复。',
  },
  year: {
    ...{ title: '年度报告怎样写（演示）', teacher: '演示·宋明德', back: -3, roles: [] },
    content: '数字从哪里来，哪些话台账能证明。',
  },
  media: {
    ...{ title: '政策解读和图解（演示）', teacher: '演示·何知微', back: -9, roles: ['editor'] },
    content: '一份政策怎样讲清楚。',
  },
} satisfies Record<string, Session>;

/** 培训 of the town around today, in every state, by the actions of its people. */
export function trainingDeeds(books: Books, filed: Filed, cityOffice: Who): Deed[] {
  const today = dayOf(books.now);
  const head = filed.staff.get('head')!;
  const as = (who: Who, now: Date): Caller => ({ ...books, who, now });
  const dayFor = (back: number) =>
    back >= 0 ? workingDaysBefore(today, back) : workingDayFrom(dayOf(new Date(books.now.getTime() - back * DAY_MS)));
  const at = (day: string, time: string) => instantOf(`${day}T${time}`);
  const deed = (when: Date, run: Deed['run']): Deed => ({ at: when, run });
  const staff = (...logins: string[]) => logins.map((login) => filed.staff.get(login)!);

  function plans(session: Session, by: Who = head, more: Partial<Planned> = {}) {
    const one = { id: 0 };
    const day = dayFor(session.back);
    const { title, content, teacher, roles } = session;
    const planned: Planned = {
      ...{ title, content, teacher, roles, officeIds: [], below: false, hours: 2.5, place: '镇政府三楼会议室' },
      ...{ starts: at(day, '09:00'), ends: at(day, '11:30') },
      ...more,
    };
    const written = deed(inOffice(dayFor(Math.max(session.back, 0) + 8), 40), async (now) => {
      one.id = unwrap(await planTraining(as(by, now), planned));
    });
    return { one, day, planned, deeds: [written] };
  }

  /** The door is open from 8:40; people come by the code, minute by minute. */
  function comes({ one, day }: ReturnType<typeof plans>, who: readonly Who[], by: Who = head): Deed[] {
    const opened = deed(at(day, '08:40'), async (now) =>
      unwrap(await setDoor(as(by, now), { id: one.id, open: true })),
    );
    return [
      opened,
      ...who.map((person, n) =>
        deed(new Date(at(day, '08:45').getTime() + n * 90_000), async (now) => {
          const code = doorCode(books.sealer!, one.id, now);
          const device = books.sealer!.lookup(`demo ${person.id}`, 'training-device');
          unwrap(await signInAtDoor(as(person, now), { id: one.id, code, device }));
        }),
      ),
    ];
  }
  const listed = ({ one, day }: ReturnType<typeof plans>, who: readonly Who[]) =>
    deed(at(day, '11:40'), async (now) =>
      unwrap(await enterList(as(head, now), { id: one.id, staffIds: who.map(({ id }) => id!), cameAt: null })),
    );
  const closed = ({ one, day }: ReturnType<typeof plans>, by: Who = head) =>
    deed(at(day, '16:00'), async (now) => unwrap(await closeTraining(as(by, now), { id: one.id })));

  const handling = plans(sessions.handling);
  const secrecy = plans(sessions.secrecy);
  const villages = plans(sessions.villages);
  const year = plans(sessions.year);
  const media = plans(sessions.media);
  const region = {
    ...sessions.handling,
    title: '全市政务公开业务培训（演示）',
    teacher: '演示·市政务公开办',
    back: 58,
  };
  const above = plans(region, cityOffice, {
    below: true,
    place: '市政务服务中心',
    roles: ['disclosureHead', 'caseOfficer'],
  });

  const first = staff(
    'editor1',
    'editor2',
    'editor3',
    'editor4',
    'reviewer1',
    'reviewer2',
    'officer',
    'head',
    'signer',
  );
  const second = staff('editor1', 'editor5', 'editor6', 'contact1', 'contact2', 'contact3');
  const chosen = [
    [[1], [0, 2], [1]],
    [[1], [0], [1]],
    [[0], [0], [0]],
  ];
  const answers = first.slice(0, 6).map((person, n) =>
    deed(new Date(at(handling.day, '11:32').getTime() + n * 60_000), async (now) => {
      const { version } = await books.db
        .selectFrom('trainings')
        .select('version')
        .where('id', '=', handling.one.id)
        .executeTakeFirstOrThrow();
      unwrap(await answerQuiz(as(person, now), { id: handling.one.id, version, chosen: chosen[n % 3]! }));
    }),
  );
  return [
    deed(inOffice(dayFor(110), 20), async (now) =>
      unwrap(
        await planYear(as(head, now), {
          ...{ year: Number(today.slice(0, 4)), hoursEach: 2.5 },
          aims: '上半年讲依申请公开，下半年讲保密审查和政策解读；联系人单独培训一次。（演示）',
        }),
      ),
    ),
    ...[handling, secrecy, villages, year, media, above].flatMap(({ deeds }) => deeds),
    deed(at(handling.day, '08:00'), async (now) =>
      unwrap(
        await writeQuiz(as(head, now), {
          ...{ id: handling.one.id, text: QUIZ, passMark: 60, until: dayFor(85) },
        }),
      ),
    ),
    ...comes(handling, first),
    listed(handling, staff('reviewer3', 'reviewer4', 'secrecy')),
    ...answers,
    closed(handling),
    ...comes(secrecy, second),
    deed(at(secrecy.day, '12:00'), async (now) =>
      unwrap(
        await mendAttendance(as(head, now), {
          ...{ id: secrecy.one.id, staffId: second[2]!.id!, cameAt: at(secrecy.day, '08:48') },
          ...{ leftAt: at(secrecy.day, '10:30'), remark: '接到通知提前离开' },
        }),
      ),
    ),
    closed(secrecy),
    ...comes(above, staff('head', 'officer'), cityOffice),
    closed(above, cityOffice),
    ...comes(villages, staff('contact1', 'contact2', 'contact4')),
    deed(inOffice(dayFor(1), 50), async (now) => {
      const { planned, one } = year;
      const moved = {
        ...planned,
        place: '便民服务大厅二楼',
        starts: at(year.day, '14:00'),
        ends: at(year.day, '16:30'),
      };
      unwrap(await changeTraining(as(head, now), { ...moved, id: one.id, version: 1, reason: '上午的会议室另有安排' }));
    }),
    deed(inOffice(dayFor(1), 70), async (now) =>
      unwrap(await cancelTraining(as(head, now), { id: media.one.id, reason: '并入明年的计划' })),
    ),
  ];
}
