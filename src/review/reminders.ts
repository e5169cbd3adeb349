import { dropWaiting, mailWorks, putReminders, type Reminder, waitingMails } from '../mail/index.ts';
import { calendarOf, whoWorks } from '../organizations/index.ts';
import { clockWarning } from '../platform/audit-log/index.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { has, type Who } from '../platform/roles.ts';
import type { JobContext } from '../platform/room.ts';
import { type Due, type DueStage, dueOf, dueStage } from './rounds/due.ts';
import { dueStep, type Round, reviewFault } from './rounds/rules.ts';
import { openRounds } from './rounds/store.ts';
import type { Subject, SubjectKind } from './subjects.ts';
import { remindersToDeputies } from './told-deputies.ts';
import { timeInWords } from './words.ts';

const ROOM = 'review';

type Books = Pick<JobContext, 'db' | 'house' | 'now'>;

/** A step that comes near its limit or is over it. */
interface Pressing {
  kind: SubjectKind;
  round: Round;
  subject: Subject;
  due: Due;
  stage: DueStage;
}

/** A step that moves to another time is another one to tell of. */
const aboutOf = ({ round, due }: Pick<Pressing, 'round' | 'due'>) =>
  `review:${round.id}:${dueStep(round)}:${due.at.toISOString()}`;

/** Reminds who can take a step that comes near its limit, and once more, also the head of disclosure work, when it is over;
 *  a deputy also when a step waits for who is away; each once. What was planned for a step that is taken is dropped. While no
 *  mail goes out, or the clock is earlier than the books, nothing. */
export async function remindReviewers(books: Books): Promise<void> {
  const { db, now } = books;
  if (!(await mailWorks(db)) || (await clockWarning(db, now))) return;
  const rows = await db.selectFrom('review_rounds').select('authority_id as id').distinct().execute();
  for (const { id } of rows) await remindIn(books, id);
}

async function remindIn(books: Books, authorityId: number): Promise<void> {
  const { db, house, now } = books;
  const kinds = house.brought('reviewed');
  const names = kinds.map(({ name }) => name);
  const [rounds, people] = await Promise.all([
    openRounds(db, authorityId, names),
    whoWorks(db, authorityId, dayOf(now)),
  ]);
  const reminders = [
    ...(await remindersOfLimits(books, { authorityId, kinds, rounds }, people)),
    ...(await remindersToDeputies(db, { authorityId, kinds, rounds }, people)),
  ];
  const still = new Set(reminders.map(({ about }) => about));
  const gone = (await waitingMails(db, ROOM, authorityId)).filter((about) => !still.has(about));
  await dropWaiting(db, gone);
  if (reminders.length > 0) await db.transaction().execute((tx) => putReminders({ db: tx, now }, reminders));
}

interface Open {
  authorityId: number;
  kinds: readonly SubjectKind[];
  rounds: readonly Round[];
}

async function remindersOfLimits(
  { db, now }: Books,
  { authorityId, ...open }: Open,
  people: readonly Who[],
): Promise<Reminder[]> {
  const pressing = await pressingAmong(db, open, now);
  return pressing.flatMap((one): Reminder[] =>
    people
      .filter((who) => mayTake(one, who) || (one.stage === 'late' && has(who, 'disclosureHead')))
      .map((who) => ({
        ...wording(one),
        authorityId,
        room: ROOM,
        kind: 'step',
        about: aboutOf(one),
        key: `${aboutOf(one)}:${one.stage}:${who.id}`,
        to: { staffId: who.id!, name: who.name },
      })),
  );
}

const mayTake = ({ kind, round, subject }: Pressing, who: Who) =>
  reviewFault(kind.words, round, who, subject.contentHash) === undefined;

/** What of it presses now; what its room cannot take up now does not. */
async function pressingAmong(db: Db, { kinds, rounds }: Omit<Open, 'authorityId'>, now: Date): Promise<Pressing[]> {
  const calendar = await calendarOf(db);
  const near = rounds.flatMap((round) => {
    const due = dueOf(round, calendar);
    const stage = due && dueStage(due, now);
    return due && stage ? [{ round, due, stage, kind: kinds.find(({ name }) => name === round.kind)! }] : [];
  });
  const lists = kinds.map(async (kind) => {
    const own = near.filter((one) => one.kind === kind);
    const subjects = await presentOf(
      db,
      kind,
      own.map(({ round }) => round.subjectId),
    );
    return own.flatMap((one) => {
      const subject = subjects.get(one.round.subjectId);
      return subject ? [{ ...one, subject }] : [];
    });
  });
  return (await Promise.all(lists)).flat();
}

const presentOf = async (db: Db, kind: SubjectKind, ids: readonly string[]): Promise<ReadonlyMap<string, Subject>> =>
  ids.length > 0 ? kind.present(db, ids) : new Map();

/** No title: what waits for its secrecy review is not told by mail. */
function wording({ kind, round, subject, due, stage }: Pressing): Pick<Reminder, 'what' | 'lines' | 'href'> {
  const { label } = round.steps[dueStep(round)]!;
  const left = stage === 'late' ? '已超过办理时限' : '临近办理时限';
  const provisional = due.provisional ? '（暂定，放假安排尚未公布）' : '';
  return {
    what: `【${label}】${kind.words.kind}${left}`,
    lines: [
      `${round.office || '本机关'}送审的${kind.words.kind}一件，现在是“${label}”。`,
      `应在 ${due.by} 前办理${provisional}，时限${timeInWords(due.limit)}，${left}。`,
    ],
    href: subject.href,
  };
}
