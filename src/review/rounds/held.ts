import type { HeldItem, HeldWork } from '../../organizations/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import type { Subject, SubjectKind } from '../subjects.ts';
import { rolesFor } from './acting.ts';
import { dueStep, type Round, reviewFault } from './rules.ts';
import { openRounds } from './store.ts';
import { openStep } from './whose-turn.ts';

/** What is under review: it is of whoever may take the step that is open. The office's step can be given to a reviewer of
 *  another office; for the others somebody is given the role. */
export const heldReviews: HeldWork = {
  name: 'reviews',
  label: '等待审核的文稿',
  counted: '份文稿',

  async of({ db, house, authorityId }) {
    const kinds = house.brought('reviewed');
    const rounds = await openRounds(
      db,
      authorityId,
      kinds.map(({ name }) => name),
    );
    const lists = kinds.map(async (kind) => {
      const own = rounds.filter((round) => round.kind === kind.name);
      if (own.length === 0) return [];
      const subjects = await kind.present(
        db,
        own.map(({ subjectId }) => subjectId),
      );
      return own.flatMap((round) => {
        const subject = subjects.get(round.subjectId);
        return subject ? [itemOf(kind, round, subject)] : [];
      });
    });
    return (await Promise.all(lists)).flat();
  },

  async give({ db }, ids, { id }) {
    await db.updateTable('review_rounds').set({ stand_in_id: id }).where('id', 'in', ids.map(Number)).execute();
  },
};

function itemOf({ words, personal }: SubjectKind, round: Round, subject: Subject): HeldItem {
  const step = round.steps[dueStep(round)];
  const { step: at, roles: needs } = openStep(round);
  const isFor = (who: Who) => reviewFault(words, round, who, round.contentHash) === undefined;
  return {
    id: String(round.id),
    // whoever gives roles reads nothing of what an applicant asked for
    title: `${personal ? `${words.kind} ${round.subjectId}` : subject.title}（${at}）`,
    href: subject.href,
    holderId: null,
    at,
    needs,
    isFor,
    mayHold: (who) =>
      step?.scope === 'office' && has(who, ...rolesFor(step)) && isFor({ ...who, officeId: round.officeId }),
  };
}
