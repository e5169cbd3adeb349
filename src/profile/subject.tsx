import { authorityById, rename, setPublicFace } from '../organizations/index.ts';
import type { Act } from '../platform/action.ts';
import type { Db } from '../platform/database/index.ts';
import type { Failure } from '../platform/outcome.ts';
import {
  type ChainStep,
  chainOf,
  type PagedKind,
  type Round,
  type RoundEvent,
  releaseReview,
  reviewHref,
  type Subject,
} from '../review/index.ts';
import { contentNow, faceOf, hashOf, textOf } from './content.ts';
import { ProfileFacts } from './pages/facts.tsx';
import { namesHold } from './rules.ts';
import { type Draft, draftOf, dropDraft, forgetComingNames, insertVersion, lockDraft } from './store.ts';

export const subjectIdOf = (authorityId: number): string => String(authorityId);

/** The head of the disclosure office writes it and answers for it: the steps that are theirs or their office's fall away, so
 *  that a small town with one head comes to no stand; secrecy review and sign-off stay with others. */
export function chainFor(chain: readonly ChainStep[]): ChainStep[] {
  const last = chain.length - 1;
  return chain
    .filter(({ scope, role }, n) => n === last || (scope !== 'office' && role !== 'disclosureHead'))
    .map((step) => (step.role === 'disclosureHead' ? { ...step, also: ['signer'] } : step));
}

/** 机关信息 under review: what is being written of it. 条例 art. 17 */
export const profiles: PagedKind = {
  name: 'profile',
  words: {
    kind: '机关信息',
    it: '机关信息',
    text: '机关信息',
    wrote: '填写或修改',
    drafted: '填写',
    review: '审核',
  },
  chain: 'authority',
  readers: ['disclosureHead', 'signer', 'secrecyReviewer'],

  async present(db, ids) {
    const all = await Promise.all(ids.map((id) => subjectNow(db, Number(id))));
    return new Map(all.flatMap((subject) => (subject ? [[subject.id, subject]] : [])));
  },
  async follow(act, event) {
    return event.kind === 'passed' ? publish(act, event) : undefined;
  },
  async publicText(db, id) {
    const authority = await authorityById(db, Number(id));
    return authority && textOf(contentNow(authority));
  },
  page: { hold, shown, passed: '已签发，机关信息已在网站公开' },
};

function subjectOf(authorityId: number, name: string, { content }: Draft): Subject {
  const id = subjectIdOf(authorityId);
  return {
    id,
    title: `${name}机关信息`,
    href: reviewHref(profiles.name, id),
    contentHash: hashOf(authorityId, content),
  };
}

async function subjectNow(db: Db, authorityId: number): Promise<Subject | undefined> {
  const [authority, draft] = await Promise.all([authorityById(db, authorityId), draftOf(db, authorityId)]);
  return authority && draft && subjectOf(authorityId, authority.name, draft);
}

async function hold({ db, who }: Act, id: string): Promise<Subject | undefined> {
  if (id !== subjectIdOf(who.authorityId)) return undefined;
  const draft = await lockDraft(db, who.authorityId);
  const authority = await authorityById(db, who.authorityId);
  return authority && draft && subjectOf(who.authorityId, authority.name, draft);
}

async function shown({ db }: { db: Db }, round: Round) {
  const authority = (await authorityById(db, Number(round.subjectId)))!;
  const now = contentNow(authority);
  const content = (await draftOf(db, authority.id))?.content ?? now;
  const chain = (await chainOf(db, authority.id)).map(({ label }) => label);
  return {
    title: `${authority.name}机关信息`,
    meta: `${round.submittedName}送审　·　签发后即在网站公开`,
    content: <ProfileFacts content={content} before={now} chain={chain} />,
  };
}

/** What was signed is public at once, its names on their day; every version stays. */
async function publish(act: Act, { round }: RoundEvent): Promise<Failure | undefined> {
  const { db, who, now, today } = act;
  const id = round.authorityId;
  const draft = (await lockDraft(db, id))!;
  const { content } = draft;
  await forgetComingNames(db, id);
  await setPublicFace(db, id, faceOf(content), now);
  const { name = '', shortName = '', paperPrefix = '' } = content;
  if (namesHold(content, today)) {
    const fault = await rename(db, id, { name, shortName, paperPrefix }, today);
    if (fault) return fault;
  }
  await insertVersion(db, id, {
    content,
    submittedBy: round.submittedName,
    signedBy: who.name,
    publishedAt: now,
    namesFrom: namesHold(content, today) ? null : content.namesFrom!,
  });
  await dropDraft(db, id);
  await releaseReview(act, round);
  return undefined;
}
