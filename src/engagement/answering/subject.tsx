import { foldMessage, MESSAGE_KINDS, type MessageStep, mayMessage } from '../../law/index.ts';
import { mailSite, putMails } from '../../mail/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf, longDate } from '../../platform/dates.ts';
import { conflict, type Failure } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { Panel } from '../../platform/ui/index.ts';
import {
  type ChainStep,
  type PagedKind,
  type Round,
  type RoundEvent,
  reviewHref,
  type Shown,
  type Subject,
} from '../../review/index.ts';
import { noteMended } from '../mended.ts';
import { onScreenOf, openedIn, type Sender, sealIn, type Written } from '../privacy.ts';
import { addStep, type HeldMessage, holdMessage, messageById, stepsOf } from '../store.ts';
import { answerHash, MENDED } from './content.ts';
import { foundInAnswer } from './look.ts';
import { answersOf, draftOf, questionOf } from './store.ts';

/** One step, by the head of the office that answers or the head of disclosure work. */
export const answerSteps: ChainStep[] = [
  { label: '审核答复', role: 'officeReviewer', also: ['disclosureHead'], scope: 'office', checks: 'gates' },
];

/** 留言答复 under review: bound to the message that it answers. 条例 art. 17 */
export const answerKind: PagedKind = {
  name: 'messageAnswer',
  words: { kind: '留言答复', it: '答复', text: '答复', wrote: '拟写', drafted: '拟写', review: '审核' },
  chain: 'own',
  personal: true,
  readers: ['disclosureHead'],

  async present(db, ids) {
    const rows = await db
      .selectFrom('messages as m')
      .innerJoin('message_answers as a', 'a.message_id', 'm.id')
      .select(['m.id', 'm.subject', 'm.number', 'a.content_hash as hash'])
      .where('m.id', 'in', ids.map(Number))
      .where('m.phase', '=', 'assigned')
      .where('a.sent_at', 'is', null)
      .execute();
    return new Map(rows.map((row) => [String(row.id), subjectOf(row)]));
  },
  async follow(act, event) {
    if (event.kind === 'returned') await keepRemark(act, event);
    return event.kind === 'passed' ? sendAnswer(act, event) : undefined;
  },
  page: { hold, shown, passed: '已审核，答复已发给留言人' },
};

function subjectOf({
  id,
  number,
  subject,
  hash,
}: {
  id: number;
  number: string;
  subject: string;
  hash: string;
}): Subject {
  return {
    id: String(id),
    title: `${number}：${subject}`,
    href: reviewHref(answerKind.name, String(id)),
    contentHash: hash,
  };
}

/** The hash is computed anew from message and answer: one that stands beside another message has another. Who comes when
 *  it has gone out still finds it, and is told who was faster. */
async function hold(act: Act, id: string): Promise<Subject | undefined> {
  const held = /^\d{1,10}$/.test(id) ? await holdMessage(act, Number(id)) : undefined;
  if (!held) return undefined;
  const answer = (await answersOf(act.db, act.sealer, held.row.id)).at(-1);
  if (!answer || (answer.sentAt === null && held.state.phase !== 'assigned')) return undefined;
  const { row } = held;
  const question = questionOf(act.sealer, row, await stepsOf(act.db, act.sealer, row.id));
  return subjectOf({ ...row, hash: answerHash({ id: row.id, number: row.number, question }, answer.content) });
}

async function shown({ db, sealer }: { db: Db; sealer: Sealer }, round: Round): Promise<Shown> {
  const id = Number(round.subjectId);
  const row = (await messageById(db, round.authorityId, id))!;
  const draft = await draftOf(db, sealer, id);
  const sender = openedIn<Sender>(sealer, id, 'sender', row.sealed_sender);
  const written = openedIn<Written>(sealer, id, 'written', row.sealed_message);
  const steps = await stepsOf(db, sealer, id);
  const screen = onScreenOf(sender);
  const looked = draft && (await foundInAnswer(db, row.authority_id, draft.content, dayOf(round.submittedAt)));
  return {
    title: `${row.number}：${row.subject}`,
    meta: `${MESSAGE_KINDS[row.sort].label}　·　${row.sender_shown}　·　${row.due_on ? `${row.due_on} 前答复` : ''}`,
    ...(looked?.ok && { looked: { found: looked.value, unlooked: {} } }),
    content: (
      <>
        <Panel title="留言">
          <p class="lines">{screen(written?.text ?? '')}</p>
          {steps
            .filter(({ step }) => step.kind === 'asked')
            .map(({ seq, said }) => (
              <p key={seq} class="lines">
                追问：{screen(said)}
              </p>
            ))}
        </Panel>
        <Panel title="拟发的答复">
          <p class="lines">{draft?.content.body}</p>
          {draft?.content.translation && <p class="lines">{draft.content.translation}</p>}
          {draft?.content.mended && <p class="help">{MENDED}</p>}
        </Panel>
      </>
    ),
  };
}

/** The engine keeps no word of a text about persons; why it came back is kept with the draft. */
async function keepRemark({ db, sealer }: Act, { round, remark }: RoundEvent): Promise<void> {
  const id = Number(round.subjectId);
  await db
    .updateTable('message_answers')
    .set({ sealed_returned: remark ? sealIn(sealer, id, 'returned', remark) : null })
    .where('message_id', '=', id)
    .where('sent_at', 'is', null)
    .execute();
}

/** What was reviewed goes out: to who wrote it, and to everybody whose message is answered with it. */
async function sendAnswer(act: Act, { round }: RoundEvent): Promise<Failure | undefined> {
  const { db, who, now, today, sealer } = act;
  const id = Number(round.subjectId);
  const held = (await holdMessage(act, id))!;
  const draft = await draftOf(db, sealer, id);
  const step: MessageStep & { kind: 'answered' } = { kind: 'answered', on: today };
  const verdict = mayMessage(held.state, step, today, held.calendar);
  if (!draft || !verdict.ok) return conflict(verdict.ok ? '没有可以发出的答复' : verdict.why);
  const looked = await foundInAnswer(db, round.authorityId, draft.content, today);
  if (!looked.ok) return looked;
  const stop = looked.value.find(({ severity }) => severity === 'block');
  if (stop) return conflict(`${stop.where}“${stop.text}”：${stop.message}。请退回修改`);
  await addStep(act, held, step);
  if (draft.content.mended && held.row.page) await noteMended(db, held.row, today);
  await db
    .updateTable('message_answers')
    .set({ sent_at: now, signed_by: who.name })
    .where('id', '=', draft.id)
    .execute();
  await tell(act, held);
  const merged = await db
    .selectFrom('messages')
    .select('id')
    .where('merged_into', '=', id)
    .where('phase', '=', 'merged')
    .orderBy('id')
    .execute();
  for (const one of merged) {
    const other = (await holdMessage(act, one.id))!;
    if (!mayMessage(other.state, { ...step, with: id }, today, other.calendar).ok) continue;
    await addStep(act, other, { ...step, with: id });
    await tell(act, other);
  }
  return undefined;
}

/** By mail, where an address was given: that there is an answer and where; nothing of what was asked. */
async function tell(act: Act, { row, steps }: HeldMessage): Promise<void> {
  const sender = openedIn<Sender>(act.sealer, row.id, 'sender', row.sealed_sender);
  if (!sender?.email || !(await mailSite(act.db))) return;
  const { answers } = foldMessage(steps);
  await putMails(act, [
    {
      ...{ authorityId: row.authority_id, room: 'engagement', kind: 'answered', about: `message:${row.id}` },
      key: `message:${row.id}:answered:${answers.length}`,
      to: { address: sender.email, shown: row.sender_shown },
      subject: `${row.number}已答复`,
      body: [
        `您的留言（${row.number}）已于 ${longDate(act.today)}答复。`,
        '请凭留言编号和查询码，到本机关网站“互动交流 · 查询留言”查看答复，可以评价，也可以追问一次。',
        '查询码丢失的，请到窗口或者来电补发。本邮件由系统发出，请不要回复。',
      ].join('\n\n'),
    },
  ]);
}
