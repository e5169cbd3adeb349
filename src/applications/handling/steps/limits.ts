import {
  type Calendar,
  CONFIRMATION_DAYS,
  clarificationRequestBy,
  coAuthorityBy,
  type Due,
  feePaymentBy,
  fold,
  inOrder,
  type ProcedureState,
  parseDate,
  type Step,
  thirdPartyBy,
} from '../../../law/index.ts';
import { calendarOf } from '../../../organizations/index.ts';
import type { Db } from '../../../platform/database/index.ts';
import type { OpenLimit } from '../../../platform/limits.ts';

interface OpenRow {
  id: number;
  number: string;
  due_on: string | null;
  due_provisional: boolean;
  waits_until: string | null;
  officer_id: number | null;
}

type Named = Pick<OpenLimit, 'key' | 'limit' | 'on' | 'provisional'>;

/** The limits of one application as its steps leave them. 条例 arts. 30, 32–34; 国办函〔2020〕109号
 *  @param today limits that only offer something (补正告知) are left out when they are over */
export function limitsIn(row: OpenRow, state: ProcedureState, today: string, calendar: Calendar): Named[] {
  const key = (name: string) => `application:${row.id}:${name}`;
  const dated = (name: string, limit: string, due: Due): Named => ({
    key: key(name),
    limit,
    on: due.date.toString(),
    provisional: due.provisional,
  });
  const limits: Named[] = [];
  if (state.phase === 'unconfirmed')
    limits.push(
      dated('confirm', '与申请人确认收到', calendar.countForward(parseDate(state.arrived), CONFIRMATION_DAYS)),
    );
  if (state.phase === 'open' && row.due_on)
    limits.push({ key: key('reply'), limit: '答复期限', on: row.due_on, provisional: row.due_provisional });
  if (row.waits_until && state.phase === 'awaitingClarification')
    limits.push({ key: key('clarification'), limit: '申请人补正期限', on: row.waits_until, provisional: false });
  if (state.fee?.received && state.phase === 'awaitingFee')
    limits.push(dated('fee', '申请人缴费期限', feePaymentBy(parseDate(state.fee.received), calendar)));
  const untouched = !state.again && !state.clarification && !state.fee && !state.extension && state.asks.length === 0;
  if (state.phase === 'open' && state.received && untouched) {
    const notice = dated(
      'notice',
      '补正告知期限（需要补正的）',
      clarificationRequestBy(parseDate(state.received), calendar),
    );
    if (notice.on >= today) limits.push(notice);
  }
  for (const [at, ask] of state.asks.entries()) {
    if (ask.answered || state.phase !== 'open') continue;
    const third = ask.whom === 'thirdParty';
    const due = (third ? thirdPartyBy : coAuthorityBy)(parseDate(ask.asked), calendar);
    limits.push(
      dated(
        `ask:${at + 1}`, // not by name: keys are kept with the alerts
        third ? '第三方答复期限' : '其他机关答复期限',
        due,
      ),
    );
  }
  return limits;
}

/** Open limits of an authority's applications. @param today 'YYYY-MM-DD' */
export async function limitsOf(db: Db, authorityId: number, today: string): Promise<OpenLimit[]> {
  return limitsBy(db, authorityId, today, await calendarOf(db));
}

/** The same by a calendar. @param authorityId undefined: of all authorities */
export async function limitsBy(
  db: Db,
  authorityId: number | undefined,
  today: string,
  calendar: Calendar,
): Promise<OpenLimit[]> {
  let query = db
    .selectFrom('applications')
    .select(['id', 'authority_id', 'number', 'due_on', 'due_provisional', 'waits_until', 'officer_id'])
    .where('phase', 'in', ['unconfirmed', 'open', 'awaitingClarification', 'awaitingFee']);
  if (authorityId !== undefined) query = query.where('authority_id', '=', authorityId);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const steps = await db
    .selectFrom('standing_steps')
    .select(['application_id as id', 'step'])
    .where(
      'application_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('application_id')
    .orderBy('seq')
    .execute();
  const of = new Map<number, { step: Step }[]>();
  for (const { id, step } of steps) of.set(id, [...(of.get(id) ?? []), { step }]);
  return rows.flatMap((row) => {
    const taken = of.get(row.id);
    if (!taken) return [];
    const state = fold(inOrder(taken).map(({ step }) => step));
    return limitsIn(row, state, today, calendar).map((limit) => ({
      ...limit,
      authorityId: row.authority_id,
      room: '依申请公开',
      title: row.number,
      href: `/console/applications/${row.id}`,
      officerId: row.officer_id,
    }));
  });
}
