import type { Act } from '../platform/action.ts';
import type { Db } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { conflict, type Failure } from '../platform/outcome.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
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
} from '../review/index.ts';
import { hashOf, textOf } from './content.ts';
import { foundInGuide } from './look.ts';
import { GuideFacts } from './pages/facts.tsx';
import {
  dropDraft,
  type Guide,
  guideById,
  guidesById,
  insertVersion,
  keepChecked,
  keepWithdrawn,
  lockGuide,
} from './store.ts';

/** 办事指南 under review: what is being written of one. 条例 art. 17 */
export const guideKind: PagedKind = {
  name: 'guide',
  words: {
    kind: '办事指南',
    it: '这份办事指南',
    text: '办事指南',
    wrote: '撰写或修改',
    drafted: '起草',
    review: '审核',
  },
  chain: 'authority',
  readers: ['disclosureHead', 'signer', 'secrecyReviewer'],

  async present(db, ids) {
    const all = await guidesById(db, ids.map(Number));
    return new Map(all.flatMap((guide) => (guide.draft ? [[String(guide.id), subjectOf(guide)]] : [])));
  },
  async titles(db, ids) {
    const all = await guidesById(db, ids.map(Number));
    return new Map(all.map((guide) => [String(guide.id), titleOf(guide)]));
  },
  async follow(act, event) {
    return event.kind === 'passed' ? publish(act, event) : undefined;
  },
  async publicText(db, id) {
    const [guide] = await guidesById(db, [Number(id)]);
    return guide?.shown && !guide.withdrawnAt ? textOf(guide.shown) : undefined;
  },
  page: { hold, shown, passed: '已签发，办事指南已在网站公开' },
};

export const titleOf = ({ draft, shown }: Pick<Guide, 'draft' | 'shown'>): string =>
  (draft ?? shown)?.title ?? '未命名的事项';

function subjectOf(guide: Guide): Subject {
  const id = String(guide.id);
  return {
    id,
    title: `办事指南：${titleOf(guide)}`,
    href: reviewHref(guideKind.name, id),
    contentHash: hashOf(guide.id, guide.draft!),
  };
}

async function hold({ db, who }: Act, id: string): Promise<Subject | undefined> {
  const guide = /^\d{1,10}$/.test(id) ? await lockGuide(db, who.authorityId, Number(id)) : undefined;
  return guide?.draft ? subjectOf(guide) : undefined;
}

/** Whether a guide's draft is before its reviewers. */
export async function underReview(db: Db, id: number): Promise<boolean> {
  return (await latestRound(db, guideKind.name, String(id)))?.state === 'open';
}

async function shown({ db, sealer }: { db: Db; sealer: Sealer }, round: Round): Promise<Shown> {
  const guide = (await guideById(db, round.authorityId, Number(round.subjectId)))!;
  const content = (guide.draft ?? guide.shown)!;
  const looked = await foundInGuide(db, { authorityId: guide.authorityId, content }, dayOf(round.submittedAt));
  const said = await acknowledgedIn({ db, sealer }, round);
  return {
    title: `办事指南：${content.title}`,
    meta: `${guide.officeName}　·　${round.submittedName}送审　·　签发后即在网站公开`,
    ...(looked.ok && { looked: { found: looked.value, unlooked: {} } }),
    content: (
      <GuideFacts
        content={content}
        {...(guide.shown && guide.draft && { before: guide.shown })}
        samples={`/console/guides/${guide.id}/samples`}
        said={looked.ok ? said : []}
        {...(!looked.ok && { unlooked: looked.message })}
      />
    ),
  };
}

/** What was signed is public at once and counts as looked at today; every version stays. Pictures of samples may be read
 *  after it was submitted: what may never be public does not pass. */
async function publish(act: Act, { round }: RoundEvent): Promise<Failure | undefined> {
  const { db, who, now, today } = act;
  const { authorityId } = round;
  const guide = (await lockGuide(db, authorityId, Number(round.subjectId)))!;
  const content = guide.draft!;
  const looked = await foundInGuide(db, { authorityId, content }, today);
  if (!looked.ok) return looked;
  const stop = looked.value.find(({ severity }) => severity === 'block');
  if (stop) return conflict(`${stop.where}“${stop.text}”：${stop.message}。请退回修改`);
  await insertVersion(
    db,
    { guideId: guide.id, authorityId },
    {
      ...{ content, submittedBy: round.submittedName, signedBy: who.name, publishedAt: now },
    },
  );
  await dropDraft(db, guide.id);
  await keepChecked(db, guide.id, { day: today, name: who.name });
  await keepWithdrawn(db, guide.id, undefined);
  await releaseReview(act, round);
  return undefined;
}
