import { action, done } from '../platform/action.ts';
import { forbidden, invalid, notFound } from '../platform/outcome.ts';
import { lockDocument } from '../publishing/index.ts';
import { keepers, keeps } from './rules.ts';
import { type Facts, policyById, setFacts } from './store.ts';

/** 归类: what a policy document is about, whom it concerns, from when until when it holds; seen in the library at once. */
export const describePolicy = action(
  'policies.describe',
  keepers,
  async ({ db, who, now }, { id, ...facts }: Facts & { id: number }) => {
    await lockDocument(db, id);
    const policy = await policyById(db, who.authorityId, id);
    if (!policy) return notFound();
    if (!keeps(who, policy.officeId)) return forbidden('这份文件由其他科室负责');
    const { from, until } = facts;
    const begins = from ?? policy.formedOn ?? policy.publishedOn;
    if (from && policy.formedOn && from < policy.formedOn)
      return invalid('施行日期不能早于成文日期', { from: `文件成文于 ${policy.formedOn}，施行日期不能早于这一天` });
    if (until && until < begins)
      return invalid('有效期不能早于施行日期', { until: `文件自 ${begins} 起施行，有效期应到这一天或以后` });
    await setFacts(db, { documentId: id, authorityId: who.authorityId, by: who.name, at: now }, facts);
    return done(undefined, `document:${id}`, { ...facts });
  },
);
