import { INDICATORS } from '../law/index.ts';
import { action, done } from '../platform/action.ts';
import { conflict, forbidden, invalid, notFound } from '../platform/outcome.ts';
import type { Again } from './findings/again.ts';
import { addStep, close } from './findings/keep.ts';
import { lockFinding } from './findings/store.ts';
import { ACCEPTED, addressers, heads, isTheirs, readers, SHORTEST_REASON } from './rules.ts';
import type { Accepted } from './tables.ts';

const subjectOf = (id: number): string => `siteFinding:${id}`;

/** 我来处理: who mends it is said, so that no two do the same. @param input `from`: the handler that the page showed, 0 for
 *  nobody: who takes it over knows from whom */
export const takeFinding = action<{ id: number; from: number }, void>(
  'selfInspection.take',
  readers,
  async ({ db, who, now }, { id, from }) => {
    const finding = await lockFinding(db, who.authorityId, id);
    if (!finding) return notFound();
    if (!isTheirs(who, finding)) return forbidden('这一项由别的科室处理');
    if (finding.mendedAt) return conflict('机器复查时已经合格，不用再处理');
    if (finding.handlerId === who.id) return conflict('已经由您处理');
    if ((finding.handlerId ?? 0) !== from) return conflict(`${finding.handlerName}刚刚接手处理，请先与其商量`);
    await db
      .updateTable('self_inspection_findings')
      .set((eb) => ({ handler_id: who.id, handler_name: who.name, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
    const said = finding.handlerName ? `从${finding.handlerName}接手` : '';
    await addStep(db, id, { at: now, kind: 'taken', by: who.name, said });
    return done(undefined, subjectOf(id), { title: finding.what });
  },
);

/** 重新检查: what the machine saw is written down; only that closes a finding. Two who ask at once are both told. */
export const recordAgain = action<{ id: number; again: Again }, { said: string }>(
  'selfInspection.again',
  readers,
  async ({ db, who, now }, { id, again }) => {
    const finding = await lockFinding(db, who.authorityId, id);
    if (!finding) return notFound();
    if (finding.mendedAt) return conflict('机器刚刚复查过，已经合格');
    if (again.how === 'mended') await close(db, id, { at: now, by: `系统（${who.name}请求复查）`, said: again.said });
    else {
      await addStep(db, id, { at: now, kind: 'again', by: `系统（${who.name}请求复查）`, said: again.said });
      if (again.how === 'still')
        await db.updateTable('self_inspection_findings').set({ said: again.said }).where('id', '=', id).execute();
    }
    const said = {
      mended: `复查合格：${again.said}`,
      still: `复查仍不合格：${again.said}`,
      unchecked: `没有查成：${again.said}`,
    }[again.how];
    return done({ said }, subjectOf(id), { title: finding.what, result: said });
  },
);

/** 不整改: it is not this site's, or stays as it is, with a reason that the head reads. Points and vetoes stay as they are. */
export const acceptFinding = action<{ id: number; how: Accepted; reason: string }, void>(
  'selfInspection.accept',
  readers,
  async ({ db, who, now }, { id, how, reason }) => {
    const finding = await lockFinding(db, who.authorityId, id);
    if (!finding) return notFound();
    if (!isTheirs(who, finding)) return forbidden('这一项由别的科室处理');
    if (finding.mendedAt) return conflict('机器复查时已经合格，不用再说明');
    if (finding.acceptedHow) return conflict(`${finding.acceptedName}已经说明过理由`);
    const text = reason.trim();
    if ([...text].length < SHORTEST_REASON)
      return invalid('请写明理由', { reason: `请写明理由，至少 ${SHORTEST_REASON} 个字` });
    await db
      .updateTable('self_inspection_findings')
      .set((eb) => ({
        ...{ accepted_how: how, accepted_name: who.name, accepted_at: now, reason: text },
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await addStep(db, id, { at: now, kind: 'accepted', by: who.name, said: `${ACCEPTED[how]}：${text}` });
    const detail = { indicator: INDICATORS[finding.indicator].name, title: finding.what, reason: text };
    return done(undefined, subjectOf(id), detail);
  },
);

/** 继续整改: the head does not agree with a reason. */
export const reopenFinding = action<{ id: number }, void>(
  'selfInspection.reopen',
  heads,
  async ({ db, who, now }, { id }) => {
    const finding = await lockFinding(db, who.authorityId, id);
    if (!finding) return notFound();
    if (!finding.acceptedHow || finding.mendedAt) return conflict('这一项现在没有可以退回的理由');
    await db
      .updateTable('self_inspection_findings')
      .set((eb) => ({
        ...{ accepted_how: null, accepted_name: '', accepted_at: null, reason: '' },
        version: eb('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await addStep(db, id, { at: now, kind: 'reopened', by: who.name, said: '' });
    return done(undefined, subjectOf(id), { title: finding.what });
  },
);

/** 探测网址: where the public reaches the site, as this machine can open it; '' for what follows from the host. Probes of
 *  before keep the address that they were made at, and count. */
export const setAddress = action<{ address: string }, void>(
  'selfInspection.setAddress',
  addressers,
  async ({ db, who, now }, { address }) => {
    const authority_id = who.authorityId;
    if (!address) await db.deleteFrom('self_inspection_addresses').where('authority_id', '=', authority_id).execute();
    else {
      const values = { address, saved_by: who.name, saved_at: now };
      await db
        .insertInto('self_inspection_addresses')
        .values({ authority_id, ...values })
        .onConflict((conflict_) => conflict_.column('authority_id').doUpdateSet(values))
        .execute();
    }
    return done(undefined, `authority:${authority_id}`, { address: address || '按域名' });
  },
);
