import { z } from 'zod';
import { may } from '../../../law/index.ts';
import { action, done } from '../../../platform/action.ts';
import { conflict, invalid, notFound } from '../../../platform/outcome.ts';
import { optionalText, someId, text } from '../../fields.ts';
import { openApplicant } from '../../privacy/applicant.ts';
import { hideNumbers } from '../../privacy/on-screen.ts';
import { openText, sealText } from '../../privacy/sealed-words.ts';
import { insertApplication } from '../../receipt/receive.tsx';
import { handlers, subjectOf } from '../../rules.ts';
import { anyOption } from '../workspace/parts.tsx';
import { hold, type Seen, take } from './take.ts';
import { verb } from './verb.tsx';

const MOST_PARTS = 20;
/** What a part has gone through together with the whole. */
const SHARED = ['registered', 'confirmed', 'clarificationRequested', 'clarified'];

/** 一事一申请: what asks for several things goes on as several applications, received on the same day. The first part
 *  stays under the number it has. @returns ids of the new ones */
export const splitApplication = action<
  Seen & { keep: string; parts: readonly { subject: string; description: string }[] },
  { ids: number[] }
>('applications.split', handlers, async (act, { keep, parts, ...seen }) => {
  const got = await hold(act, seen);
  if (!got.ok) return got;
  const { row, state, steps, calendar } = got.held;
  if (parts.length < 1 || parts.length > MOST_PARTS || parts.some(({ description }) => !description.trim()))
    return invalid('请逐件写明拆分后的所需信息', { parts: `请写明拆出的每一件，最多 ${MOST_PARTS} 件` });
  if (!keep.trim()) return invalid('请写明原申请保留的内容', { keep: '请写明原申请保留的内容' });
  const verdict = may(state, { kind: 'split', on: act.today, into: [] }, act.today, calendar);
  if (!verdict.ok) return invalid(verdict.why, { parts: verdict.why });
  if (!row.sealed_applicant) return conflict('申请人信息已按保存期限删除，不能拆分');
  const applicant = openApplicant(act.sealer, row.id, row.sealed_applicant);
  const ids: number[] = [];
  for (const { subject, description } of parts) {
    const made = await insertApplication(act, {
      applicant,
      request: {
        subject,
        description,
        purpose: openText(act.sealer, row.id, 'purpose', row.sealed_purpose),
        provision: row.provision,
        deliveryWay: row.delivery_way,
        wantsPublic: row.wants_public,
        mailNotices: row.mail_notices,
      },
      files: [],
      steps: steps.filter(({ step }) => SHARED.includes(step.kind)).map(({ step }) => step),
      codeHash: row.query_code_hash,
      officer: row.officer_id ? { id: row.officer_id, officeId: row.office_id } : undefined,
      splitFrom: row.id,
    });
    ids.push(made.id);
  }
  const taken = await take(act, got.held, { kind: 'split', on: act.today, into: ids }, { note: keep });
  if (!taken.ok) return taken;
  // a title that somebody gave of their own stays; one that was taken from the words follows them
  const derived =
    row.subject === subjectOf('', hideNumbers(openText(act.sealer, row.id, 'description', row.sealed_description)));
  await act.db
    .updateTable('applications')
    .set({
      sealed_description: sealText(act.sealer, row.id, 'description', keep.trim()),
      ...(derived && { subject: subjectOf('', hideNumbers(keep)) }),
    })
    .where('id', '=', row.id)
    .execute();
  return done({ ids }, `application:${row.id}`, { into: ids });
});

export const split = verb({
  slug: 'split',
  done: '已拆分，新的申请与原申请同日收到',
  schema: z.object({ keep: text('原申请保留的内容'), parts: text('拆出的各件') }).transform(({ keep, parts }) => ({
    keep,
    parts: parts
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((description) => ({ subject: '', description })),
  })),
  fields: ({ of, Field }) => {
    // what the page puts out of sight is not begun with: it would be saved so
    const whole = of.shown(of.description) === of.description ? of.description : '';
    return (
      <>
        <Field name="keep" label="原申请保留的内容" type="textarea" required begins={whole} />
        <Field name="parts" label="拆出的各件，每行一件" type="textarea" required help="一事一申请，与原申请同日收到" />
      </>
    );
  },
  run: splitApplication,
});

/** 合并: the same applicant asked the same again while the first was open; it goes on under the other's number and is
 *  not counted by itself. */
export const mergeApplication = action<Seen & { into: number; note?: string }, void>(
  'applications.merge',
  handlers,
  async (act, { into, note, ...seen }) => {
    if (into === seen.id) return invalid('不能与自身合并', { into: '请选择另一件申请' });
    // both are held, the lower id first, so that two people who merge crosswise do not wait for each other
    for (const id of [into, seen.id].sort((a, b) => a - b)) {
      const held = await hold(act, { id });
      if (!held.ok) return id === into ? notFound('没有找到要合并到的申请') : held;
    }
    const other = await hold(act, { id: into });
    const got = await hold(act, seen);
    if (!got.ok) return got;
    if (!other.ok) return other;
    const same = got.held.row.identity_key && other.held.row.identity_key;
    if (!same || !got.held.row.identity_key!.equals(other.held.row.identity_key!))
      return invalid('两件申请不是同一申请人，不能合并', { into: '不是同一申请人的申请' });
    if (!['unconfirmed', 'open', 'awaitingClarification', 'awaitingFee'].includes(other.held.state.phase))
      return invalid('要合并到的申请已经办结；重复申请请按“不予重复处理”答复（《条例》第三十六条第（六）项）', {
        into: '那一件已经办结',
      });
    const taken = await take(act, got.held, { kind: 'merged', on: act.today, into }, { note, field: 'into' });
    return taken.ok ? done(undefined, `application:${seen.id}`, { into }) : taken;
  },
);

export const merge = verb({
  slug: 'merge',
  done: '已合并',
  schema: z.object({ into: someId('要合并到的申请'), note: optionalText('说明') }),
  fields: ({ of, Field }) => (
    <Field
      name="into"
      label="合并到"
      required
      help="只能合并到同一申请人仍在办理的申请"
      options={[
        anyOption('请选择'),
        ...of.alike
          .filter((one) => one.sameApplicant)
          .map(({ id, number, subject }) => ({ value: String(id), label: `${number}　${subject}` })),
      ]}
    />
  ),
  run: mergeApplication,
});
