import { openOffices } from '../../organizations/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import { conflict, type Failure, invalid, notFound, type Outcome, ok } from '../../platform/outcome.ts';
import { beginDraft } from '../../publishing/index.ts';
import { FOUND_STATES, heads, WAYS, type Way } from '../words.ts';
import { emptyTopic } from '../writing/content.ts';
import { insertTopic } from '../writing/store.ts';
import { beginningOf } from './beginning.ts';
import { type Detected, detectedOf, nameOf } from './detected.ts';
import { type FoundTopic, keepDealt, lockFound } from './store.ts';

/** The topic, held, while nobody dealt with it. */
async function open({ db, who }: Act, id: number): Promise<Outcome<FoundTopic>> {
  const found = await lockFound(db, who.authorityId, id);
  if (!found) return notFound();
  if (found.state === 'open') return ok(found);
  return conflict(`${found.dealtBy} ${found.dealtOn} 已经处理：${FOUND_STATES[found.state]}`);
}

/** 不处理, with the reason: it comes back when more people ask for it anew. */
export const dismissTopic = action<{ id: number; reason: string }, void>(
  'topics.dismiss',
  heads,
  async (act, { id, reason }) => {
    const found = await open(act, id);
    if (!found.ok) return found;
    const { db, house, who, today } = act;
    const { course } = await detectedOf({ db, house }, who.authorityId, today, found.value);
    await keepDealt(db, id, { state: 'dismissed', on: today, by: who.name, week: course.week, reason });
    return done(undefined, `foundTopic:${id}`, { words: found.value.words, reason });
  },
);

export interface BeginInput {
  id: number;
  way: Way;
  /** who writes it */
  officeId: number | null;
}

/** 一键着手: what is known of the topic is written where the answer is written. @returns its address in the console */
export const beginFrom = action<BeginInput, string>('topics.begin', heads, async (act, { id, way, officeId }) => {
  const found = await open(act, id);
  if (!found.ok) return found;
  const { db, house, who, today } = act;
  const detected = await detectedOf({ db, house }, who.authorityId, today, found.value);
  const begun = way === 'answer' ? answerIn(detected) : await writes(act, detected, way, officeId);
  if (!begun.ok) return begun;
  const { week } = detected.course;
  await keepDealt(db, id, { state: 'taken', on: today, by: who.name, week, way, begun: begun.value });
  return done(begun.value, `foundTopic:${id}`, { words: found.value.words, way: WAYS[way] });
});

/** The newest message whose answer everybody may read. */
export function answerIn({ members }: Pick<Detected, 'members'>): Outcome<string> {
  const newest = members.filter(({ publishable }) => publishable).sort((a, b) => (a.day < b.day ? 1 : -1))[0];
  const why = '这些留言还没有答复，或者留言人不同意公开；先答复，或者用其他方式回应';
  return newest ? ok(newest.href) : conflict(why);
}

async function writes(
  act: Act,
  detected: Detected,
  way: Exclude<Way, 'answer'>,
  officeId: number | null,
): Promise<Outcome<string>> {
  const { db, who, now } = act;
  const office = (await openOffices(db, who.authorityId)).find(({ id }) => id === officeId);
  if (!office) return noOffice;
  const { title, lines, columnId } = await beginningOf(act, detected, way);
  const name = nameOf(detected.words);
  if (way === 'topic') {
    const saved = { draft: { ...emptyTopic(title), question: lines.join('\n') }, authors: [who.id!], by: who.name };
    const id = await insertTopic(db, { authorityId: who.authorityId, officeId: office.id }, { ...saved, at: now });
    return ok(`/console/topics/${id}`);
  }
  const remark = `由热点“${name}”起草，近 9 周 ${detected.members.reduce((sum, { count }) => sum + count, 0)} 次`;
  const documentId = await beginDraft(act, {
    ...{ officeId: office.id, officeName: office.name, title, text: lines.join('\n'), columnId, remark },
    ...(way === 'display' && { channels: ['website', 'wechat', 'screen'] as const }),
  });
  return ok(`/console/documents/${documentId}`);
}

const noOffice: Failure = invalid('请选择科室', { office: '请选择由哪个科室办理，已撤销的科室不能选择' });
