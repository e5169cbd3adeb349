import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict, type Failure } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import {
  acknowledgedIn,
  latestRound,
  type PagedKind,
  type Round,
  type RoundEvent,
  releaseReview,
  reviewHref,
  type Shown,
  type Subject,
} from '../../review/index.ts';
import { hashOf, textOf } from './content.ts';
import { foundInTopic } from './look.ts';
import { TopicFacts } from './pages/facts.tsx';
import { dropDraft, insertVersion, keepWithdrawn, lockTopic, type Topic, topicById, topicsById } from './store.ts';

/** 热点回应 under review: what is being written of one. 条例 art. 17 */
export const topicKind: PagedKind = {
  name: 'topic',
  words: {
    kind: '热点回应',
    it: '这个热点回应',
    text: '热点回应',
    wrote: '撰写或修改',
    drafted: '起草',
    review: '审核',
  },
  chain: 'authority',
  readers: ['disclosureHead', 'signer', 'secrecyReviewer'],

  async present(db, ids) {
    const all = await topicsById(db, ids.map(Number));
    return new Map(all.flatMap((topic) => (topic.draft ? [[String(topic.id), subjectOf(topic)]] : [])));
  },
  async titles(db, ids) {
    const all = await topicsById(db, ids.map(Number));
    return new Map(all.map((topic) => [String(topic.id), titleOf(topic)]));
  },
  async follow(act, event) {
    return event.kind === 'passed' ? publish(act, event) : undefined;
  },
  async publicText(db, id) {
    const [topic] = await topicsById(db, [Number(id)]);
    return topic?.shown && !topic.withdrawnAt ? textOf(topic.shown) : undefined;
  },
  page: { hold, shown, passed: '已签发，热点回应已在网站公开' },
};

export const titleOf = ({ draft, shown }: Pick<Topic, 'draft' | 'shown'>): string => (draft ?? shown)!.title;

function subjectOf(topic: Topic): Subject {
  const id = String(topic.id);
  return {
    id,
    title: `热点回应：${titleOf(topic)}`,
    href: reviewHref(topicKind.name, id),
    contentHash: hashOf(topic.id, topic.draft!),
  };
}

async function hold({ db, who }: Act, id: string): Promise<Subject | undefined> {
  const topic = /^\d{1,9}$/.test(id) ? await lockTopic(db, who.authorityId, Number(id)) : undefined;
  return topic?.draft ? subjectOf(topic) : undefined;
}

/** Whether a topic's draft is before its reviewers. */
export async function underReview(db: Db, id: number): Promise<boolean> {
  return (await latestRound(db, topicKind.name, String(id)))?.state === 'open';
}

async function shown({ db, sealer }: { db: Db; sealer: Sealer }, round: Round): Promise<Shown> {
  const topic = (await topicById(db, round.authorityId, Number(round.subjectId)))!;
  const content = (topic.draft ?? topic.shown)!;
  const looked = await foundInTopic(db, { authorityId: topic.authorityId, content }, dayOf(round.submittedAt));
  const said = await acknowledgedIn({ db, sealer }, round);
  return {
    title: `热点回应：${content.title}`,
    meta: `${topic.officeName}　·　${round.submittedName}送审　·　签发后即在网站公开`,
    ...(looked.ok && { looked: { found: looked.value, unlooked: {} } }),
    content: (
      <TopicFacts
        content={content}
        {...(topic.shown && topic.draft && { before: topic.shown })}
        said={looked.ok ? said : []}
        {...(!looked.ok && { unlooked: looked.message })}
      />
    ),
  };
}

/** What was signed is public at once; every version stays. With a conclusion the topic is closed from this day on. */
async function publish(act: Act, { round }: RoundEvent): Promise<Failure | undefined> {
  const { db, who, now, today } = act;
  const { authorityId } = round;
  const topic = (await lockTopic(db, authorityId, Number(round.subjectId)))!;
  const content = topic.draft!;
  const looked = await foundInTopic(db, { authorityId, content }, today);
  if (!looked.ok) return looked;
  const stop = looked.value.find(({ severity }) => severity === 'block');
  if (stop) return conflict(`${stop.where}“${stop.text}”：${stop.message}。请退回修改`);
  const closedOn = content.conclusion ? (topic.closedOn ?? today) : null;
  await insertVersion(
    db,
    { topicId: topic.id, authorityId, closedOn },
    { content, submittedBy: round.submittedName, signedBy: who.name, publishedAt: now },
  );
  await dropDraft(db, topic.id);
  await keepWithdrawn(db, topic.id, undefined);
  await releaseReview(act, round);
  return undefined;
}
