import { z } from 'zod';
import { type Applicant, registerApplication } from '../../../applications/index.ts';
import { type DeliveryWay, mayMessage } from '../../../law/index.ts';
import { action, type Caller, done } from '../../../platform/action.ts';
import { isDay } from '../../../platform/dates.ts';
import { check, field } from '../../../platform/http/form.ts';
import { conflict, type Outcome } from '../../../platform/outcome.ts';
import { has } from '../../../platform/roles.ts';
import { Field } from '../../../platform/ui/index.ts';
import { filesOf, type GivenFile } from '../../files/store.ts';
import { openedIn, type Sender, type Written } from '../../privacy.ts';
import { intake } from '../../rules.ts';
import { heldFor, take } from './take.ts';
import { verb } from './verb.tsx';

interface Turned {
  id: number;
  documentNumber: string;
  address: string;
  description: string;
  confirmed: string;
}

/** Reads what the application begins with; nothing is done yet. */
const readForApplication = action<
  { id: number },
  { sender: Sender | undefined; written: Written | undefined; files: GivenFile[]; on: string; number: string }
>('engagement.readForApplication', intake, async (act, { id }) => {
  const got = await heldFor(act, id);
  if (!got.ok) return got;
  const { row, state, calendar } = got.value;
  const verdict = mayMessage(state, { kind: 'led', on: act.today, where: 'application' }, act.today, calendar);
  if (!verdict.ok) return conflict(verdict.why);
  const sender = openedIn<Sender>(act.sealer, id, 'sender', row.sealed_sender);
  const written = openedIn<Written>(act.sealer, id, 'written', row.sealed_message);
  const files = await filesOf(act.db, act.sealer, id);
  return done({ sender, written, files, on: row.received_on, number: row.number }, `message:${id}`);
});

const leadToApplication = action<{ id: number; applicationId: number; number: string }, void>(
  'engagement.leadToApplication',
  intake,
  async (act, { id, applicationId, number }) => {
    const got = await heldFor(act, id);
    if (!got.ok) return got;
    const said = `已按政府信息公开申请登记，编号 ${number}，按《政府信息公开条例》规定的期限答复。`;
    const taken = await take(act, got.value, { kind: 'led', on: act.today, where: 'application' }, said);
    if (!taken.ok) return taken;
    await act.db.updateTable('messages').set({ application_id: applicationId }).where('id', '=', id).execute();
    return done(undefined, `message:${id}`, { into: number });
  },
);

/** 转为依申请公开: a message that asks for information becomes an application, which came in on the day of the message and
 *  is received when both sides confirmed it. 条例 arts. 29, 31 */
export async function turnIntoApplication(caller: Caller, given: Turned): Promise<Outcome<{ number: string }>> {
  const read = await readForApplication(caller, { id: given.id });
  if (!read.ok) return read;
  const { sender, written, files, on } = read.value;
  const applicant: Applicant = {
    ...{ kind: 'person', name: sender?.name ?? '', documentType: 'identityCard', documentNumber: given.documentNumber },
    ...{ representative: '', contact: '', telephone: sender?.telephone ?? '', email: sender?.email ?? '' },
    ...{ address: given.address, postcode: '' },
  };
  const delivery: DeliveryWay = 'inPerson';
  const made = await registerApplication(caller, {
    files: files.map(({ hash, name }) => ({ hash, name, kind: 'attachment' as const })),
    ...{ applicant, channel: 'online', arrived: on, confirmed: given.confirmed },
    request: {
      ...{ subject: written?.subject ?? '', description: given.description, purpose: '', provision: 'copy' },
      ...{ deliveryWay: delivery, wantsPublic: false },
    },
  });
  if (!made.ok) return made;
  const led = await leadToApplication(caller, {
    id: given.id,
    applicationId: made.value.id,
    number: made.value.number,
  });
  return led.ok ? { ok: true, value: made.value } : led;
}

export const turning = verb({
  slug: 'application',
  label: '转为依申请公开',
  done: '已登记为政府信息公开申请',
  offered: ({ state, row }, who) =>
    has(who, ...intake) && state.open && state.phase !== 'merged' && row.application_id === null,
  schema: z.object({
    documentNumber: field.required('身份证号码', 40),
    address: field.optional('通信地址', 200),
    description: field.required('所需信息', 3_000),
    confirmed: z.string().trim().refine(isDay, '请填写与申请人确认的日期'),
  }),
  check,
  fields: ({ row, typed, failure }) => (
    <>
      <p class="help">
        到达之日为收到留言的 {row.received_on}
        ，姓名、电话取自留言。《条例》第二十九条要求的其他内容请与申请人核对后填写。
      </p>
      <Field name="documentNumber" label="身份证号码" required typed={typed} failure={failure} autocomplete="off" />
      <Field name="address" label="通信地址" typed={typed} failure={failure} autocomplete="off" />
      <Field
        name="description"
        label="所需信息的名称、文号或者其他特征"
        required
        type="textarea"
        rows={3}
        typed={{ description: row.subject, ...typed }}
        failure={failure}
      />
      <Field name="confirmed" label="与申请人双方确认的日期" required type="date" typed={typed} failure={failure} />
    </>
  ),
  act: turnIntoApplication,
});
