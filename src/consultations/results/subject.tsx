import { VERDICTS } from '../../law/index.ts';
import type { Act } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { conflict, type Failure } from '../../platform/outcome.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { Panel, Tag } from '../../platform/ui/index.ts';
import {
  type PagedKind,
  type Round,
  type RoundEvent,
  releaseReview,
  reviewHref,
  type Shown,
  type Subject,
} from '../../review/index.ts';
import { countsOf } from '../comments/store.ts';
import {
  type Consultation,
  changeConsultation,
  consultationById,
  consultationsById,
  isOnline,
  isSigned,
  lockConsultation,
  titleOf,
} from '../store.ts';
import { hashOf, textOf } from './content.ts';
import { countedIds, foundInResults } from './look.ts';
import { tellCommenters } from './mails.ts';
import { resultsFault } from './rules.ts';

/** 采纳情况 under review. 条例 art. 17 */
export const resultsKind: PagedKind = {
  name: 'consultationResults',
  words: {
    kind: '采纳情况',
    it: '这份采纳情况',
    text: '采纳情况',
    wrote: '起草或修改',
    drafted: '起草',
    review: '审核',
  },
  chain: 'authority',
  readers: ['disclosureHead', 'signer', 'secrecyReviewer'],

  async present(db, ids) {
    const all = await consultationsById(db, ids.map(Number));
    return new Map(all.flatMap((one) => (one.resultsDraft ? [[String(one.id), subjectOf(one)]] : [])));
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
    return one?.results && isOnline(one) ? textOf(one.results) : undefined;
  },
  page: { hold, shown, passed: '已签发，采纳情况已在网站公布' },
};

const subjectOf = (one: Consultation): Subject => ({
  id: String(one.id),
  title: `采纳情况：${titleOf(one)}`,
  href: reviewHref(resultsKind.name, String(one.id)),
  contentHash: hashOf(one.id, (one.resultsDraft ?? one.results)!),
});

async function hold({ db, who }: Act, id: string): Promise<Subject | undefined> {
  const one = /^\d{1,10}$/.test(id) ? await lockConsultation(db, who.authorityId, Number(id)) : undefined;
  return one && (one.resultsDraft || one.results) ? subjectOf(one) : undefined;
}

async function shown({ db }: { db: Db; sealer: Sealer }, round: Round): Promise<Shown> {
  const one = (await consultationById(db, round.authorityId, Number(round.subjectId)))!;
  const content = (one.resultsDraft ?? one.results)!;
  const looked = await foundInResults(db, one.authorityId, content, dayOf(round.submittedAt));
  return {
    title: `采纳情况：${titleOf(one)}`,
    meta: `${one.officeName}　·　${one.resultsDue} 前公布　·　签发后即在网站公布`,
    ...(looked.ok && { looked: { found: looked.value, unlooked: {} } }),
    content: (
      <>
        <Panel title="总体说明">
          <p class="lines">{content.preface}</p>
        </Panel>
        {content.groups.map(({ id, summary, verdict, reason, comments }, n) => (
          <Panel key={id} title={`第 ${n + 1} 类意见，${comments.length} 条`}>
            <p class="lines">{summary}</p>
            <p class="lines">
              {verdict && <Tag tone={verdict === 'declined' ? 'plain' : 'ok'}>{VERDICTS[verdict]}</Tag>} {reason}
            </p>
          </Panel>
        ))}
      </>
    ),
  };
}

/** What was signed is public at once, and those who left an address are told. */
async function publish(act: Act, { round }: RoundEvent): Promise<Failure | undefined> {
  const { db, who, today } = act;
  const one = (await lockConsultation(db, round.authorityId, Number(round.subjectId)))!;
  const content = one.resultsDraft;
  if (!content || !isSigned(one)) return conflict('没有可以签发的采纳情况');
  const fault = resultsFault(content, await countedIds(db, one.id));
  if (fault) return conflict(`${fault}。请退回修改`);
  const looked = await foundInResults(db, one.authorityId, content, today);
  if (!looked.ok) return looked;
  const stop = looked.value.find(({ severity }) => severity === 'block');
  if (stop) return conflict(`${stop.where}“${stop.text}”：${stop.message}。请退回修改`);
  await changeConsultation(db, one.id, {
    results: JSON.stringify({ ...content, counts: await countsOf(db, one.id) }),
    ...{ results_draft: null, results_authors: [], results_on: today, results_signed_by: who.name },
  });
  await tellCommenters(act, one);
  await releaseReview(act, round);
  return undefined;
}
