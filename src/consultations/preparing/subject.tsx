import { heldOpen, parseDate, resultsDue } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict, type Failure } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import {
  acknowledgedIn,
  type PagedKind,
  type Round,
  type RoundEvent,
  releaseReview,
  reviewHref,
  type Shown,
  type Subject,
} from '../../review/index.ts';
import {
  type Consultation,
  changeConsultation,
  consultationById,
  consultationsById,
  isOnline,
  lockConsultation,
  titleOf,
} from '../store.ts';
import { hashOf, textOf } from './content.ts';
import { ConsultationFacts } from './facts.tsx';
import { foundInConsultation } from './look.ts';

/** 意见征集 under review, before it opens. 条例 art. 17 */
export const consultationKind: PagedKind = {
  name: 'consultation',
  words: {
    kind: '意见征集',
    it: '这项征集',
    text: '征求意见稿',
    wrote: '起草或修改',
    drafted: '起草',
    review: '审核',
  },
  chain: 'authority',
  readers: ['disclosureHead', 'signer', 'secrecyReviewer'],

  async present(db, ids) {
    const all = await consultationsById(db, ids.map(Number));
    return new Map(all.flatMap((one) => (one.draft ? [[String(one.id), subjectOf(one)]] : [])));
  },
  async titles(db, ids) {
    const all = await consultationsById(db, ids.map(Number));
    return new Map(all.map((one) => [String(one.id), titleOf(one)]));
  },
  async follow(act, event) {
    return event.kind === 'passed' ? publish(act, event) : undefined;
  },
  async publicText(db, id) {
    const [one] = await consultationsById(db, [Number(id)]);
    return one && isOnline(one) ? textOf(one.content) : undefined;
  },
  page: { hold, shown, passed: '已签发，到开始的日期自动公布' },
};

const subjectOf = (one: Consultation): Subject => ({
  id: String(one.id),
  title: `意见征集：${titleOf(one)}`,
  href: reviewHref(consultationKind.name, String(one.id)),
  contentHash: hashOf(one.id, (one.draft ?? one.content)!),
});

async function hold({ db, who }: Act, id: string): Promise<Subject | undefined> {
  const one = /^\d{1,10}$/.test(id) ? await lockConsultation(db, who.authorityId, Number(id)) : undefined;
  return one ? subjectOf(one) : undefined;
}

async function shown({ db, sealer }: { db: Db; sealer: Sealer }, round: Round): Promise<Shown> {
  const one = (await consultationById(db, round.authorityId, Number(round.subjectId)))!;
  const content = (one.draft ?? one.content)!;
  const looked = await foundInConsultation(db, { authorityId: one.authorityId, content }, dayOf(round.submittedAt));
  const said = await acknowledgedIn({ db, sealer }, round);
  return {
    title: `意见征集：${content.title}`,
    meta: `${one.officeName}　·　${round.submittedName}送审　·　签发后按开始日期自动公布`,
    ...(looked.ok && { looked: { found: looked.value, unlooked: {} } }),
    content: (
      <ConsultationFacts
        content={content}
        files={`/console/consultations/${one.id}/files`}
        said={looked.ok ? said : []}
        {...(!looked.ok && { unlooked: looked.message })}
      />
    ),
  };
}

/** What was signed opens on its day, or at once; its term is reckoned from the day on which it truly opens. */
async function publish(act: Act, { round }: RoundEvent): Promise<Failure | undefined> {
  const { db, who, now, today } = act;
  const one = (await lockConsultation(db, round.authorityId, Number(round.subjectId)))!;
  const content = one.draft;
  if (!content) return conflict('没有可以签发的内容');
  const looked = await foundInConsultation(db, { authorityId: one.authorityId, content }, today);
  if (!looked.ok) return looked;
  const stop = looked.value.find(({ severity }) => severity === 'block');
  if (stop) return conflict(`${stop.where}“${stop.text}”：${stop.message}。请退回修改`);
  const calendar = await calendarOf(db);
  const opens = [content.opens, today].sort().at(-1)!;
  const until = parseDate(opens).add({ days: content.days }).toString();
  const { date, provisional } = heldOpen(until, calendar);
  const closes = date.toString();
  await changeConsultation(db, one.id, {
    ...{ draft: null, authors: [], content: JSON.stringify(content), signed_by: who.name, signed_at: now },
    ...{ opens_on: opens, until_on: until, closes_on: closes, closes_provisional: provisional },
    results_due: resultsDue(closes, calendar).date.toString(),
  });
  await releaseReview(act, round);
  return undefined;
}
