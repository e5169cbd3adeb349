import { type Failure, forbidden, invalid, notFound, ok } from '../platform/outcome.ts';
import { has, type Role, type Who } from '../platform/roles.ts';
import type { DocumentState } from './tables.ts';
import { stateNames } from './words.ts';

/** What the rules need to know of a document. */
export interface Standing {
  authorityId: number;
  officeId: number;
  state: DocumentState;
  /** the newest revision was submitted: it is never changed again */
  sealed: boolean;
  /** undefined: never published; otherwise whether the public sees it now */
  publication: { withdrawn: boolean } | undefined;
}

export type Decision<T = true> = { ok: true; value: T } | Failure;

/** Who writes. Contacts write for their village or community. */
export const writers: readonly Role[] = ['editor', 'contact'];
/** Who, besides the office itself, answers for what the authority has made public. 条例 art. 4 */
export const keepers: readonly Role[] = ['disclosureHead'];
export const authorityWide: readonly Role[] = ['secrecyReviewer', 'signer', 'disclosureHead'];
export const business: readonly Role[] = [...writers, 'officeReviewer', ...authorityWide, 'caseOfficer'];

/** May this member of staff know of the document at all? What they may not know of does not exist for them. */
export function maySee(document: Standing, who: Who): boolean {
  if (document.authorityId !== who.authorityId || !has(who, ...business)) return false;
  if (document.officeId === who.officeId || has(who, ...authorityWide)) return true;
  return document.state === 'published' && document.publication?.withdrawn === false;
}

function ofOffice(document: Standing, who: Who): Decision {
  if (!maySee(document, who)) return notFound();
  if (document.officeId !== who.officeId || !has(who, ...writers))
    return forbidden('只有本科室（村、社区）的信息编辑可以办理');
  return ok(true);
}

function ofOfficeOrKeeper(document: Standing, who: Who): Decision {
  return maySee(document, who) && has(who, ...keepers) ? ok(true) : ofOffice(document, who);
}

/** Changing the text. A revision that was submitted stays as it is: the change begins a new one. */
export function mayEdit(document: Standing, who: Who): Decision<'inPlace' | 'newRevision'> {
  const own = ofOffice(document, who);
  if (!own.ok) return own;
  if (document.state === 'draft' || document.state === 'returned')
    return ok(document.sealed ? 'newRevision' : 'inPlace');
  if (document.state === 'published') return invalid('已公开的文件不能直接修改，请先点“更正”');
  if (document.state === 'withdrawn') return invalid('已撤下的文件不能直接修改，请先点“更正”，重新送审后再公开');
  return invalid(`文件${where(document.state)}，如需修改请先点“撤回修改”，修改后须重新送审`);
}

/** 撤回修改: takes the document back from review, or gives up its approval. */
export function mayReopen(document: Standing, who: Who): Decision {
  const own = ofOffice(document, who);
  if (!own.ok) return own;
  return ['inReview', 'approved', 'scheduled'].includes(document.state)
    ? ok(true)
    : invalid('只有审核中、待公开和定时公开的文件需要撤回修改');
}

/** 公开. Whether exactly this content was approved is checked where it is published. 条例 art. 17: review first */
export function mayPublish(document: Standing, who: Who): Decision {
  const own = ofOfficeOrKeeper(document, who);
  if (!own.ok) return own;
  if (document.state === 'approved' || document.state === 'scheduled') return ok(true);
  if (document.state === 'published') return invalid('文件已经公开');
  return invalid('审核签发后才能公开');
}

export function maySchedule(document: Standing, who: Who): Decision {
  const may = mayPublish(document, who);
  return may.ok && document.state === 'scheduled' ? invalid('已设定公开时间，如需改期请先取消定时') : may;
}

export function mayCancelSchedule(document: Standing, who: Who): Decision {
  const own = ofOfficeOrKeeper(document, who);
  if (!own.ok) return own;
  return document.state === 'scheduled' ? ok(true) : invalid('文件没有设定公开时间');
}

/** 更正: a new revision of what was made public; the public keeps seeing the old one until the new one is approved. */
export function mayCorrect(document: Standing, who: Who): Decision {
  const own = ofOffice(document, who);
  if (!own.ok) return own;
  if (document.state === 'published' || document.state === 'withdrawn') return ok(true);
  return invalid(document.publication ? '更正稿正在办理' : '文件尚未公开，可直接修改');
}

/** 撤下: also while a correction is on its way. */
export function mayWithdraw(document: Standing, who: Who): Decision {
  const own = ofOfficeOrKeeper(document, who);
  if (!own.ok) return own;
  return document.publication && !document.publication.withdrawn ? ok(true) : invalid('文件没有处于公开状态');
}

/** 变更效力 (有效、失效、废止) of what the public sees. */
export function mayChangeValidity(document: Standing, who: Who): Decision {
  return mayWithdraw(document, who);
}

/** 放弃: removes a draft that was never public, or gives up a correction. */
export function mayDiscard(document: Standing, who: Who): Decision {
  const own = ofOffice(document, who);
  if (!own.ok) return own;
  return document.state === 'draft' || document.state === 'returned'
    ? ok(true)
    : invalid(`文件${where(document.state)}，不能放弃`);
}

function where(state: DocumentState): string {
  return state === 'inReview' ? '正在审核' : `处于“${stateNames[state]}”状态`;
}

/** Everything that may be done with a public or unpublished document, with the reason where it may not. */
export function steps(document: Standing, who: Who) {
  return {
    edit: mayEdit(document, who),
    reopen: mayReopen(document, who),
    publish: mayPublish(document, who),
    schedule: maySchedule(document, who),
    cancelSchedule: mayCancelSchedule(document, who),
    correct: mayCorrect(document, who),
    withdraw: mayWithdraw(document, who),
    changeValidity: mayChangeValidity(document, who),
    discard: mayDiscard(document, who),
  };
}
