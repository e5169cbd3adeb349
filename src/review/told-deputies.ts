import type { Reminder } from '../mail/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Who } from '../platform/roles.ts';
import { placeTaken } from './rounds/acting.ts';
import { dueStep, type Round, reviewFault } from './rounds/rules.ts';
import type { Subject, SubjectKind } from './subjects.ts';

/** A step that waits for somebody who is away, and so for their deputy. */
interface Deputised {
  kind: SubjectKind;
  round: Round;
  subject: Subject;
  deputy: Who;
  /** who is away */
  away: string;
}

const aboutOf = ({ round }: Pick<Deputised, 'round'>) => `review:${round.id}:${dueStep(round)}:deputy`;

/** What waits for deputies, a reminder for each step, once; what they could take in their own place waits for them anyway. No
 *  title: what waits for its secrecy review is not told by mail. @param people of the authority, with for whom they act today */
export async function remindersToDeputies(
  db: Db,
  { authorityId, kinds, rounds }: { authorityId: number; kinds: readonly SubjectKind[]; rounds: readonly Round[] },
  people: readonly Who[],
): Promise<Reminder[]> {
  const acting = people.filter(({ actsFor = [] }) => actsFor.length > 0);
  if (acting.length === 0) return [];
  const found = await Promise.all(kinds.map((kind) => waitingIn(db, kind, rounds, acting)));
  return found.flat().map((one) => ({
    ...wording(one),
    authorityId,
    room: 'review',
    kind: 'deputy',
    about: aboutOf(one),
    key: `${aboutOf(one)}:${one.deputy.id}`,
    to: { staffId: one.deputy.id!, name: one.deputy.name },
  }));
}

async function waitingIn(
  db: Db,
  kind: SubjectKind,
  rounds: readonly Round[],
  acting: readonly Who[],
): Promise<Deputised[]> {
  const theirs = rounds
    .filter((round) => round.kind === kind.name)
    .flatMap((round) => acting.flatMap((deputy) => awayAt(kind, round, deputy)));
  if (theirs.length === 0) return [];
  const ids = [...new Set(theirs.map(({ round }) => round.subjectId))];
  const subjects = await kind.present(db, ids);
  return theirs.flatMap((one) => {
    const subject = subjects.get(one.round.subjectId);
    const fault = subject && reviewFault(kind.words, one.round, one.deputy, subject.contentHash);
    return subject && !fault ? [{ ...one, kind, subject }] : [];
  });
}

/** For whom a deputy would take the step that is waited for; nothing where it is theirs anyway, or not theirs to take. */
function awayAt({ words }: SubjectKind, round: Round, deputy: Who): Pick<Deputised, 'round' | 'deputy' | 'away'>[] {
  const step = round.steps[dueStep(round)];
  if (!step || reviewFault(words, round, deputy, round.contentHash)) return [];
  const away = placeTaken(words, step, round, deputy);
  return away ? [{ round, deputy, away: away.name }] : [];
}

function wording({ kind, round, subject, away }: Deputised): Pick<Reminder, 'what' | 'lines' | 'href'> {
  const { label } = round.steps[dueStep(round)]!;
  return {
    what: `【${label}】${kind.words.kind}一件，请代${away}办理`,
    lines: [
      `${round.office || '本机关'}送审的${kind.words.kind}一件，现在是“${label}”。${away}请假期间由您代理，请代为办理。`,
    ],
    href: subject.href,
  };
}
