import { z } from 'zod';
import { CHECKS, type CheckId, type ReplyRow, rowOf } from '../../../law/index.ts';
import { type Act, action, done } from '../../../platform/action.ts';
import { conflict, type Failure, invalid, type Outcome, ok } from '../../../platform/outcome.ts';
import {
  type Confirmed,
  countsOf,
  nothingConfirmed,
  objectionTo,
  type Passage,
} from '../../../platform/public-text/index.ts';
import { someId, text } from '../../fields.ts';
import { openApplicant } from '../../privacy/applicant.ts';
import { hideIn } from '../../privacy/erasure.ts';
import { sealWords } from '../../privacy/sealed-words.ts';
import { foundInGiven } from '../../reply/checked/look.ts';
import { givenChanged } from '../../reply/submit.ts';
import { handlers, readers } from '../../rules.ts';
import { type ApplicationRow, addFiles, type GivenFile } from '../../store.ts';
import { keepNote } from '../keep-note.ts';
import { hold, type Seen } from '../steps/take.ts';
import { verb } from '../steps/verb.tsx';
import { anyOption } from './parts.tsx';

const GIVING: readonly ReplyRow[] = ['granted', 'partial'];

/** 办理备注, read by the office only. */
export const addNote = action<{ id: number; body: string }, void>(
  'applications.addNote',
  readers,
  async (act, { id, body }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    if (!body.trim()) return invalid('请写备注', { body: '请写备注' });
    await keepNote(act, id, body.trim());
    return done(undefined, `application:${id}`);
  },
);

export const note = verb({
  slug: 'note',
  done: '已记下',
  schema: z.object({ body: text('备注', 2000) }),
  fields: ({ Field }) => <Field name="body" label="添加备注" type="textarea" rows={3} help="申请人看不到" />,
  run: addNote,
});

/** 分派经办人 of the same authority. */
const assignOfficer = action<Seen & { officerId: number }, void>(
  'applications.assignOfficer',
  handlers,
  async (act, { officerId, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const officer = await act.db
      .selectFrom('staff')
      .innerJoin('staff_roles', 'staff_roles.staff_id', 'staff.id')
      .select(['staff.id', 'staff.name', 'staff.office_id'])
      .where('staff.id', '=', officerId)
      .where('staff.authority_id', '=', act.who.authorityId)
      .where('staff.active', '=', true)
      .where('role', 'in', handlers)
      .executeTakeFirst();
    if (!officer) return invalid('请选择经办人', { officerId: '请选择一位依申请公开经办人' });
    await act.db
      .updateTable('applications')
      .set({ officer_id: officer.id, office_id: officer.office_id, version: got.held.row.version + 1 })
      .where('id', '=', seen.id)
      .execute();
    return done(undefined, `application:${seen.id}`, { officer: officer.name });
  },
);

export const assignment = verb({
  slug: 'assign',
  done: '已分派',
  schema: z.object({ officerId: someId('经办人') }),
  fields: ({ of: { row, officers }, Field }) => (
    <Field
      name="officerId"
      label="经办人"
      options={[anyOption('请选择'), ...officers.map(({ id, name }) => ({ value: String(id), label: name }))]}
      begins={String(row.officer_id ?? '')}
    />
  ),
  run: assignOfficer,
});

/** A message between office and applicant, shown to both. From the site: `who` is the applicant (no id). */
export const sendMessage = action<{ id: number; body: string }, void>(
  'applications.sendMessage',
  [...handlers, 'anyone'],
  async (act, { id, body }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    if (!body.trim()) return invalid('请写内容', { body: '请写内容' });
    const { sealed_applicant } = got.held.row;
    const hide =
      act.who.id === null && sealed_applicant ? hideIn(openApplicant(act.sealer, id, sealed_applicant)) : String;
    await act.db
      .insertInto('application_messages')
      .values({
        application_id: id,
        direction: act.who.id === null ? 'fromApplicant' : 'toApplicant',
        sealed_body: sealWords(act.sealer, id, 'message', hide(body.trim())),
        author: act.who.name,
        at: act.now,
      })
      .execute();
    return done(undefined, `application:${id}`);
  },
);

export const message = verb({
  slug: 'message',
  done: '已发给申请人',
  schema: z.object({ body: text('内容', 2000) }),
  fields: ({ Field }) => <Field name="body" label="发给申请人" type="textarea" rows={3} />,
  run: sendMessage,
});

/** 提供的信息: files that are given out with the reply, which are looked into with it; the applicant has them once it is signed.
 *  What is added later they have at once, so that it is looked into here. Only where something is given. art. 40 */
const provideInformation = action<{ id: number; files: readonly GivenFile[]; confirmed?: Confirmed }, void>(
  'applications.provideInformation',
  handlers,
  async (act, { id, files, confirmed = nothingConfirmed }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    if (!files.length) return invalid('请选择要提供的文件', { files: '请选择要提供的文件' });
    const { phase, outcome } = got.held.state;
    if (!(phase === 'open' || (phase === 'closed' && (outcome === null || GIVING.includes(rowOf(outcome))))))
      return conflict('这件申请现在不能添加提供的信息：尚未收到、没有予以公开，或者已经归档');
    const found = phase === 'closed' ? await mayBeGiven(act, got.held.row, files, confirmed) : ok([]);
    if (!found.ok) return found;
    // reasons may name somebody: they are sealed with the notes, the log keeps how many of which check
    const ticked = confirmed.keys.size;
    const said = found.value.length
      ? { ...(ticked > 0 && { ticked }), counts: Object.fromEntries(countsOf(found.value)) }
      : undefined;
    for (const [check, reason] of confirmed.reasons)
      if (found.value.some((one) => one.check === check))
        await keepNote(act, id, `添加提供的文件时确认“${CHECKS[check as CheckId].name}”：${reason}`);
    await addFiles(act, id, files, { name: act.who.name, applicant: false, at: act.now, stepSeq: null });
    if (phase === 'open') await givenChanged(act, got.held.row);
    return done(undefined, `application:${id}`, { files: files.length, ...(said && { confirmed: said }) });
  },
);

/** Nobody reviews what is added to a reply that is signed: what stops it must be mended first, all else who adds it answers
 *  for. @returns what was found. 条例 arts. 14, 15, 17 */
async function mayBeGiven(
  act: Act,
  application: ApplicationRow,
  files: readonly GivenFile[],
  confirmed: Confirmed,
): Promise<Outcome<Passage[]>> {
  const found = await foundInGiven(act, { application, given: files }, act.today);
  if (!found.ok) return found;
  const objection: Failure | undefined = objectionTo(found.value, confirmed);
  if (!objection) return found;
  if (!objection.found) return objection;
  const [first] = objection.found.filter(({ severity }) => severity === 'block');
  const message = first
    ? `${first.where}有“${first.text}”：${first.message}。请遮盖后再添加`
    : '自动检查发现须核对的内容，请逐处核对并勾选，重新选择文件后再添加';
  return { ...objection, message, fields: { files: message } };
}

export const information = verb({
  slug: 'information',
  done: '已添加，签发答复后申请人可以下载',
  files: 'information',
  schema: z.object({}),
  fields: ({ Files }) => <Files label="提供的信息（签发答复后申请人凭查询码下载）" />,
  run: provideInformation,
});
