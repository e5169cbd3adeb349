import { CLEARED, RETENTION_YEARS, withoutNumbers } from '../applications/index.ts';
import { forgetMails } from '../mail/index.ts';
import { action, done } from '../platform/action.ts';
import { clockProven } from '../platform/audit-log/index.ts';
import { dayOf } from '../platform/dates.ts';
import { removeIfUnused } from '../platform/files/unused-files.ts';
import { conflict, notFound } from '../platform/outcome.ts';
import { program } from '../platform/roles.ts';
import type { JobContext } from '../platform/room.ts';
import { rewordRounds } from '../review/index.ts';
import type { AnswerContent } from './answering/content.ts';
import { answerKind } from './answering/subject.tsx';
import { dropFiles } from './files/store.ts';
import { openedIn, openIn, type Said, type Sender, sealIn, withoutSender } from './privacy.ts';
import { holdMessage } from './store.ts';

const AT_ONCE = 200;

const yearsBefore = (today: string, years: number) => `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;

/** 删除个人信息 of a message that ended long enough ago: who wrote it, their words and files go, fingerprints too; that it was
 *  asked and answered, when, and what was answered without them stays. @returns hashes of files that it no longer names */
const eraseMessage = action<{ id: number; years: number }, string[]>(
  'engagement.erasePersonalData',
  ['program'],
  async (act, { id, years }) => {
    const { db, sealer, today } = act;
    const held = await holdMessage(act, id);
    if (!held) return notFound();
    const { row, state } = held;
    if (row.personal_erased_on || state.open || state.last >= yearsBefore(today, years))
      return conflict('保存期限未满，或者已经删除');
    const named = withoutSender(openedIn<Sender>(sealer, id, 'sender', row.sealed_sender));
    const clear = (text: string) => withoutNumbers(named(text));
    const answers = await db
      .selectFrom('message_answers')
      .select(['id', 'sealed_answer'])
      .where('message_id', '=', id)
      .execute();
    for (const one of answers) {
      const { body, translation } = openIn<AnswerContent>(sealer, id, 'answer', one.sealed_answer);
      const cleared = { body: clear(body), translation: clear(translation) };
      await db
        .updateTable('message_answers')
        .set({ sealed_answer: sealIn(sealer, id, 'answer', cleared), sealed_returned: null })
        .where('id', '=', one.id)
        .execute();
    }
    const steps = await db
      .selectFrom('message_steps')
      .select(['seq', 'step', 'sealed_said'])
      .where('message_id', '=', id)
      .execute();
    for (const { seq, step, sealed_said } of steps) {
      if (!sealed_said) continue;
      const own = ['asked', 'rated', 'withdrawn'].includes(step.kind);
      const said = own ? CLEARED : clear(openIn<Said>(sealer, id, 'step', sealed_said));
      await db
        .updateTable('message_steps')
        .set({ sealed_said: sealIn(sealer, id, 'step', said) })
        .where('message_id', '=', id)
        .where('seq', '=', seq)
        .execute();
    }
    const files = await dropFiles(db, id);
    await rewordRounds(act, answerKind, String(id), clear);
    await forgetMails(db, `message:${id}`);
    await db
      .updateTable('messages')
      .set({
        ...{ sealed_message: null, sealed_sender: null, sender_key: null, text_key: Buffer.alloc(0), word_keys: [] },
        ...{ query_code_hash: null, sender_shown: CLEARED, personal_erased_on: today },
      })
      .where('id', '=', id)
      .execute();
    return done(files, `message:${id}`, { number: row.number, years, files: files.length });
  },
);

/** Removes personal data whose period is over, once the books prove the clock. */
export async function eraseExpired({ db, files, house, sealer, config, now }: JobContext): Promise<void> {
  if (!(await clockProven(db, now))) return;
  const years = config.retentionYears ?? RETENTION_YEARS;
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'authority_id'])
    .where('due_on', 'is', null)
    .where('personal_erased_on', 'is', null)
    .where('received_on', '<', yearsBefore(dayOf(now), years))
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  for (const { id, authority_id } of rows) {
    const erased = await eraseMessage({ db, house, sealer, who: program(authority_id), now }, { id, years });
    if (erased.ok) for (const hash of erased.value) await removeIfUnused(db, files, hash, now);
  }
}
