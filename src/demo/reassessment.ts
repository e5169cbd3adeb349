import { withheldReplies } from '../applications/index.ts';
import type { Caller } from '../platform/action.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { addEntry, assess, reviewAssessment } from '../reassessment/index.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

type Entry = Parameters<typeof addEntry>[1];
type Assessment = Parameters<typeof assess>[1];

/** The same day so many months after another. */
function monthsAfter(day: string, months: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}

/** 动态调整 of the town: some assessed, one of them now a draft, one waits for another's eyes, some late. */
export function reassessmentDeeds(books: Books, filed: Filed): Deed[] {
  const today = dayOf(books.now);
  const [head, signer, officer] = ['head', 'signer', 'officer'].map((login) => filed.staff.get(login)!);
  const office = filed.offices.get('dzb') ?? [...filed.offices.values()][0]!;
  const as = (who: typeof head, now: Date): Caller => ({ ...books, who: who!, now });
  const at = (back: number, minute: number) => inOffice(workingDaysBefore(today, back), minute);
  const ids = new Map<string, number>();

  const entered = (
    key: string,
    back: number,
    given: Omit<Entry, 'officeId' | 'number' | 'remark' | 'secretUntil'>,
  ): Deed => ({
    at: at(back, 60 + ids.size),
    async run(now) {
      const entry = { ...given, officeId: office, number: '', remark: '演示数据', secretUntil: null };
      ids.set(key, unwrap(await addEntry(as(head, now), entry)));
    },
  });
  const assessed = (
    source: Assessment['source'],
    idOf: () => Promise<number | undefined>,
    back: number,
    { by, given, confirmed }: { by: typeof head; given: Partial<Assessment>; confirmed: boolean },
  ): Deed[] => {
    let id: number | undefined;
    return [
      {
        at: at(back, 90),
        async run(now) {
          id = await idOf();
          if (id === undefined) return;
          const next = monthsAfter(dayOf(now), 11);
          const plain = {
            ground: 'internalAffairs',
            result: 'kept',
            nextOn: next,
            officeId: null,
            draftTitle: '',
          } as const;
          unwrap(await assess(as(by, now), { source, id, reason: '', ...plain, ...given }));
        },
      },
      ...(confirmed
        ? [
            {
              at: at(back - 1, 100),
              async run(now: Date) {
                if (id === undefined) return;
                const { assessmentId } = await books.db
                  .selectFrom('reassessments')
                  .select('id as assessmentId')
                  .where('authority_id', '=', filed.authorityId)
                  .where('source', '=', source)
                  .where('source_id', '=', id)
                  .where('state', '=', 'submitted')
                  .executeTakeFirstOrThrow();
                const who = by === head ? signer : head;
                unwrap(
                  await reviewAssessment(as(who, now), { source, id, assessmentId, verdict: 'confirmed', note: '' }),
                );
              },
            },
          ]
        : []),
    ];
  };
  const entry = (key: string) => async () => ids.get(key);
  /** the newest reply of a kind that withheld something and was given long enough ago */
  const reply = (nth: number) => async () => {
    const all = await withheldReplies(books.db, filed.authorityId, monthsAfter(today, -3));
    return all.at(-1 - nth)?.applicationId;
  };

  return [
    entered('minutes', 90, {
      title: '2024 年党政联席会议讨论记录（演示）',
      ...{ ground: 'process', withheldOn: monthsAfter(today, -20) },
    }),
    entered('plan', 90, {
      title: '集镇规划修编征求意见前的过程稿（演示）',
      ...{ ground: 'process', withheldOn: monthsAfter(today, -18) },
    }),
    entered('logistics', 89, {
      title: '公务车辆日常调度台账（演示）',
      ...{ ground: 'internalAffairs', withheldOn: monthsAfter(today, -26) },
    }),
    entered('records', 88, {
      title: '2023 年综合执法案卷目录（演示）',
      ...{ ground: 'enforcementFile', withheldOn: monthsAfter(today, -14) },
    }),
    ...assessed('entry', entry('minutes'), 60, {
      by: officer,
      given: { ground: 'process', reason: '会议记录属于讨论过程，决定事项已另行公开，记录仍不公开。' },
      confirmed: true,
    }),
    ...assessed('entry', entry('plan'), 40, {
      by: officer,
      given: {
        ...{ ground: 'process', result: 'open', nextOn: null, officeId: office },
        ...{ reason: '规划修编已经批准，过程已经结束。', draftTitle: '集镇规划修编有关情况（演示）' },
      },
      confirmed: true,
    }),
    ...assessed('reply', reply(0), 30, {
      by: head,
      given: { ground: 'thirdPartyRights', reason: '第三方的权益没有变化，仍不公开。' },
      confirmed: true,
    }),
    ...assessed('entry', entry('logistics'), 3, {
      by: officer,
      given: { reason: '调度台账属于后勤管理，没有变化。' },
      confirmed: false,
    }),
  ];
}
