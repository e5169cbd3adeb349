import type { Calendar } from '../../law/index.ts';
import { ELSEWHERE, type ElsewhereId, foldMessage, type MessageState, signpostsFor } from '../../law/index.ts';
import { type MailLine, mailsAbout } from '../../mail/index.ts';
import { calendarOf, type Office, openOffices } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { latestRound, type Round } from '../../review/index.ts';
import { type AlikeMessage, alikeMessages, folded } from '../alike.ts';
import { type Answer, answersOf } from '../answering/store.ts';
import { answerKind } from '../answering/subject.tsx';
import { filesOf, type MessageFile } from '../files/store.ts';
import { onScreenOf, openedIn, type Sender, type Written } from '../privacy.ts';
import { type PublicAnswer, publicAnswerOf } from '../public-answers/store.ts';
import { sees } from '../rules.ts';
import { type MessageRow, messageById, stepsOf, type TakenStep } from '../store.ts';

/** All that the page of one message shows; what people wrote as screens may show it. */
export interface Workspace {
  row: MessageRow;
  state: MessageState;
  calendar: Calendar;
  steps: TakenStep[];
  text: string;
  selection: string;
  /** what of the sender is known, in words: '姓名、电话' */
  given: string;
  answers: Answer[];
  draft: Answer | undefined;
  round: Round | undefined;
  offices: Office[];
  alike: AlikeMessage[];
  signposts: ElsewhereId[];
  mails: MailLine[];
  shown: PublicAnswer | undefined;
  files: MessageFile[];
  /** messages that are answered with it */
  merged: number;
}

/** The message of an address, for who knows of it. */
export async function workspaceOf(
  { db, sealer }: { db: Db; sealer: Sealer },
  who: Who,
  id: number,
): Promise<Workspace | undefined> {
  const row = await messageById(db, who.authorityId, id);
  if (!row || !sees(who, row.office_id)) return undefined;
  const sender = openedIn<Sender>(sealer, id, 'sender', row.sealed_sender);
  const written = openedIn<Written>(sealer, id, 'written', row.sealed_message);
  const screen = onScreenOf(sender);
  const [taken, answers, round, offices, alike, mails, shown, calendar, files, { count }] = await Promise.all([
    stepsOf(db, sealer, id),
    answersOf(db, sealer, id),
    latestRound(db, answerKind.name, String(id)),
    openOffices(db, who.authorityId),
    alikeMessages(db, id),
    mailsAbout(db, `message:${id}`),
    publicAnswerOf(db, id),
    calendarOf(db),
    filesOf(db, sealer, id),
    db
      .selectFrom('messages')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('merged_into', '=', id)
      .executeTakeFirstOrThrow(),
  ]);
  const steps = taken.map((one) => ({ ...one, said: screen(one.said) }));
  return {
    ...{ row, steps, answers, round, offices, alike, mails, shown, calendar, files },
    state: foldMessage(steps.map(({ step }) => step)),
    text: screen(written?.text ?? '〔已按期清除〕'),
    selection: screen(written?.selection ?? ''),
    given: [sender?.name && '姓名', sender?.telephone && '电话', sender?.email && '邮箱'].filter(Boolean).join('、'),
    draft: answers.find(({ sentAt }) => sentAt === null),
    signposts: signpostsFor(folded(`${row.subject}\n${written?.text ?? ''}`)).filter((one) => one in ELSEWHERE),
    merged: Number(count),
  };
}
