import { z } from 'zod';
import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { field } from '../../platform/http/form.ts';
import { invalid } from '../../platform/outcome.ts';
import { has, type Role, type Who } from '../../platform/roles.ts';
import { type Place, placesOf } from '../contacts/places.ts';
import { doers } from '../contacts/rules.ts';

const id = z.string().regex(/^\d{0,9}$/, '请重新选择');

export const questionForm = z.object({
  placeId: id.min(1, '请选择微信群').transform(Number),
  question: field.required('问了什么', 500),
  answer: field.optional('怎么答的', 1000),
  passedTo: id.default('').transform((text) => (text ? Number(text) : null)),
});

/** Who may enter on behalf, as a message, what was asked in a group (src/engagement/handling/routes.tsx). */
export const enterers: readonly Role[] = ['caseOfficer', 'disclosureHead', 'editor', 'officeReviewer', 'contact'];

/** The groups that this person may speak of. */
export async function groupsOf(db: Db, who: Who): Promise<Place[]> {
  const groups = (await placesOf(db, who.authorityId, ['groups'])).filter(({ until }) => until === null);
  if (has(who, 'disclosureHead')) return groups;
  return groups.filter(({ officeId, tendedBy }) => officeId === who.officeId || tendedBy === who.id);
}

/** 记一条群里的提问: what was answered there, or to which office it was passed on. */
export const enterQuestion = action(
  'channels.enterQuestion',
  doers,
  async ({ db, who, now, today }, { placeId, question, answer, passedTo }: z.output<typeof questionForm>) => {
    const group = (await groupsOf(db, who)).find((one) => one.id === placeId);
    if (!group) return invalid('请选择微信群', { placeId: '请选择您所在村（社区）的微信群' });
    if (!answer && passedTo === null)
      return invalid('请写明怎么答的，或者选择转给哪个科室', { answer: '怎么答的、转给谁，至少一项' });
    if (passedTo !== null) {
      const office = await db
        .selectFrom('offices')
        .select('id')
        .where('id', '=', passedTo)
        .where('authority_id', '=', who.authorityId)
        .executeTakeFirst();
      if (!office) return invalid('没有这个科室', { passedTo: '请重新选择' });
    }
    const { id } = await db
      .insertInto('group_questions')
      .values({
        ...{ authority_id: who.authorityId, place_id: placeId, asked_on: today, question, answer },
        ...{ passed_to: passedTo, entered_by: who.name, entered_at: now },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return done(id, `groupQuestion:${id}`, { passed: passedTo ?? undefined });
  },
);

/** What was asked, newest first. @param limit rows at most */
export function questionsOf(db: Db, authorityId: number, limit = 100) {
  return db
    .selectFrom('group_questions as q')
    .innerJoin('public_facilities as f', 'f.id', 'q.place_id')
    .leftJoin('offices as o', 'o.id', 'q.passed_to')
    .select(['q.id', 'q.asked_on as askedOn', 'q.question', 'q.answer', 'q.entered_by as enteredBy'])
    .select(['f.name as group', 'o.name as office'])
    .where('q.authority_id', '=', authorityId)
    .orderBy('q.id', 'desc')
    .limit(limit)
    .execute();
}
export type Question = Awaited<ReturnType<typeof questionsOf>>[number];
