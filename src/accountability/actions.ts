import { hideNumbers } from '../applications/index.ts';
import { openComplaint } from '../engagement/index.ts';
import { acceptBy, type ComplaintStep, complaintFault, type Due, type Duty, findBy } from '../law/index.ts';
import { authorityById, calendarOf } from '../organizations/index.ts';
import { type Act, action, done } from '../platform/action.ts';
import { conflict, type Failure, forbidden, invalid, notFound } from '../platform/outcome.ts';
import { nextSerial } from '../platform/serials.ts';
import { addEvidence, type Given } from './evidence.ts';
import { type Complainant, hidden, openedIn, sealIn, shownSender } from './privacy.ts';
import { addStep, type HeldCase, holdCase } from './store.ts';
import { type CameBy, keepers, type Origin, STEPS } from './words.ts';

export interface NewCase {
  /** whose duty it is about: one's own authority, or one below */
  authorityId: number;
  origin: Exclude<Origin, 'earlier'>;
  way: CameBy;
  duty: Duty;
  cameOn: string;
  title: string;
  text: string;
  sender: Complainant;
  evidence?: readonly Given[];
}

/** Whom it may be about: one's own authority; for the city's office those below it. */
async function concerns({ db, who }: Act, authorityId: number): Promise<boolean> {
  if (authorityId === who.authorityId) return true;
  const authority = await authorityById(db, authorityId);
  return authority?.parentId === who.authorityId && who.roles.includes('cityOffice');
}

const reachableBy = ({ name, telephone, address }: Complainant): boolean => Boolean(name && (telephone || address));

async function insertCase(act: Act, given: NewCase, messageId: number | null): Promise<number> {
  const { db, who, now, sealer } = act;
  const { sender, cameOn, title, text, evidence = [], ...plain } = given;
  const keeper = (await authorityById(db, who.authorityId))!;
  const year = cameOn.slice(0, 4);
  const nth = await nextSerial(db, `accountability:${keeper.id}:${year}`);
  const named = sender.name || sender.telephone || sender.address ? sender : undefined;
  const { id } = await db
    .insertInto('accountability_cases')
    .values({
      ...{
        authority_id: plain.authorityId,
        keeper_id: keeper.id,
        origin: plain.origin,
        way: plain.way,
        duty: plain.duty,
      },
      ...{ number: `${keeper.paperPrefix}公开投诉〔${year}〕${nth}号`, title: hidden(named)(title), came_on: cameOn },
      ...{ sealed_sender: null, sealed_text: null, sender_shown: plain.origin === 'found' ? '' : shownSender(named) },
      ...{ reachable: reachableBy(sender), message_id: messageId, phase: 'came', counted_on: null, closed_on: null },
      ...{ personal_erased_on: null, evidence_hash: null, entered_by: who.name, entered_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('accountability_cases')
    .set({
      sealed_sender: named ? sealIn(sealer, id, 'sender', named) : null,
      sealed_text: sealIn(sealer, id, 'text', text),
    })
    .where('id', '=', id)
    .execute();
  await db
    .insertInto('accountability_steps')
    .values({
      ...{ case_id: id, seq: 1, step: JSON.stringify({ kind: 'came', on: cameOn }), sealed_said: null },
      ...{ recorder: who.name, recorded_at: now },
    })
    .execute();
  await addEvidence(db, sealer, { caseId: id, seq: 1 }, evidence);
  return id;
}

/** 登记 of a complaint, a report, or of what was found. 条例 arts. 47, 51 */
export const registerCase = action<NewCase, number>('accountability.register', keepers, async (act, given) => {
  if (given.cameOn > act.today) return invalid('日期不能晚于今天', { cameOn: '日期不能晚于今天' });
  if (!(await concerns(act, given.authorityId))) return notFound();
  const id = await insertCase(act, given, null);
  const files = given.evidence?.length ?? 0;
  return done(id, `accountability:${id}`, { duty: given.duty, ...(files > 0 && { files }) });
});

/** 登记 of a message that is such a complaint: with who wrote it and what, and once. */
export const registerMessage = action<{ messageId: number; duty: Duty }, number>(
  'accountability.registerMessage',
  keepers,
  async (act, { messageId, duty }) => {
    const { db, who } = act;
    const message = await openComplaint(act, messageId);
    if (!message) return notFound();
    const there = await db
      .selectFrom('accountability_cases')
      .select('number')
      .where('message_id', '=', messageId)
      .executeTakeFirst();
    if (there) return conflict(`这件留言已经登记为 ${there.number}`);
    const { sender, written, subject, receivedOn } = message;
    const id = await insertCase(
      act,
      {
        ...{ authorityId: who.authorityId, origin: 'complaint', way: 'site', duty, cameOn: receivedOn },
        ...{ title: hideNumbers(subject), text: written?.text ?? subject },
        sender: { name: sender?.name ?? '', telephone: sender?.telephone ?? '', address: sender?.email ?? '' },
      },
      messageId,
    );
    return done(id, `accountability:${id}`, { message: message.number });
  },
);

/** The limit that runs, if any. */
export function dueOf({ state }: Pick<HeldCase, 'state'>, calendar: Parameters<typeof acceptBy>[1]): Due | undefined {
  if (state.phase === 'came') return acceptBy(state.cameOn, calendar);
  return state.phase === 'accepted' ? findBy(state.acceptedOn!, state.extension, calendar) : undefined;
}

type Next = Exclude<ComplaintStep, { kind: 'came' }>;
export interface Taking {
  id: number;
  /** of the case, as the person saw it */
  version: number;
  step: Next;
  said: string;
  evidence?: readonly Given[];
}

/** Steps whose words nobody may leave out. */
const MUST_SAY: readonly Next['kind'][] = [
  'declined',
  'extended',
  'found',
  'measured',
  'mended',
  'answered',
  'reopened',
];

/** 办理: one step, by who keeps the case; that something was put right also by the authority whose it is. */
export const takeStep = action<Taking, void>(
  'accountability.step',
  keepers,
  async (act, { id, version, step, said, evidence = [] }) => {
    const held = await holdCase(act, id);
    if (!held) return notFound();
    const { row, state } = held;
    if (act.who.authorityId !== row.keeper_id && step.kind !== 'mended') return forbidden('这件由上级主管部门办理');
    if (row.version !== version) return conflict('这件刚被他人办理，请刷新后核对');
    if (row.personal_erased_on) return conflict('个人信息已按保存期限删除，不能再办理');
    const fault = await faultOf(act, held, step, said);
    if (fault) return fault;
    await addStep(act, held, step, said, evidence);
    const { kind, ...particulars } = step;
    return done(undefined, `accountability:${id}`, {
      step: STEPS[kind],
      ...particulars,
      number: row.number,
      was: state.phase,
      ...(evidence.length > 0 && { files: evidence.length }),
    });
  },
);

async function faultOf(act: Act, held: HeldCase, step: Next, said: string): Promise<Failure | undefined> {
  if (MUST_SAY.includes(step.kind) && !said) return invalid('请写明情况', { said: '请写明情况' });
  const due = dueOf(held, await calendarOf(act.db))?.date.toString() ?? null;
  const why = complaintFault(held.state, step, { today: act.today, reachable: held.row.reachable, due });
  if (!why) return undefined;
  const at = why.startsWith('日期')
    ? 'on'
    : why.includes('改正期限')
      ? 'until'
      : why.startsWith('延期 1')
        ? 'days'
        : '';
  return at ? invalid(why, { [at]: why }) : conflict(why);
}

/** 查看投诉举报人: who it was and all that they said, unmasked; who looked and why goes to the audit log. */
export const openComplainant = action<{ id: number; reason: OpeningReason }, { sender: Complainant; text: string }>(
  'accountability.openComplainant',
  keepers,
  async (act, { id, reason }) => {
    const held = await holdCase(act, id);
    if (!held || held.row.keeper_id !== act.who.authorityId) return notFound();
    if (held.row.personal_erased_on) return conflict('个人信息已按保存期限删除');
    const none = { name: '', telephone: '', address: '' };
    const sender = openedIn<Complainant>(act.sealer, id, 'sender', held.row.sealed_sender) ?? none;
    const text = openedIn<string>(act.sealer, id, 'text', held.row.sealed_text) ?? '';
    return done({ sender, text }, `accountability:${id}`, { reason });
  },
);

/** Why who complained is looked at: chosen, for the audit log keeps it for ever. */
export const OPENING_REASONS = ['查证情况', '告知结果', '联系核实'] as const;
export type OpeningReason = (typeof OPENING_REASONS)[number];
