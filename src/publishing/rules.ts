import { conflict, type Failure, forbidden, invalid, notFound, ok } from '../platform/outcome.ts';
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
  /** the authority that supplied it; '': it is our own */
  receivedFrom: string;
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

/** What may be changed: our own texts. What another authority signed off is as it is. */
function ofAuthors(document: Standing, who: Who): Decision {
  const own = ofOffice(document, who);
  if (!own.ok || !document.receivedFrom) return own;
  return invalid(`这是${document.receivedFrom}供稿的信息，文字由供稿单位负责，本机关不能修改；有错误的请供稿单位更正`);
}

function ofOfficeOrKeeper(document: Standing, who: Who): Decision {
  return maySee(document, who) && has(who, ...keepers) ? ok(true) : ofOffice(document, who);
}

/** The life of a document: what may be asked of it in each state, and the state that it leads to. What is not listed is
 *  refused. Who may ask is decided below; whether the content is the approved one, where it is published. */
export const life = {
  edit: { draft: 'draft', returned: 'returned' },
  enterReview: { draft: 'inReview', returned: 'inReview' },
  /** one step of the chain is passed, others follow */
  passOn: { inReview: 'inReview' },
  sendBack: { inReview: 'returned' },
  recall: { inReview: 'draft' },
  approve: { inReview: 'approved' },
  reopen: { inReview: 'draft', approved: 'draft', scheduled: 'draft' },
  schedule: { approved: 'scheduled' },
  cancelSchedule: { scheduled: 'approved' },
  publish: { approved: 'published', scheduled: 'published' },
  correct: { published: 'draft', withdrawn: 'draft' },
  /** a correction of it that is on its way goes on */
  withdraw: {
    draft: 'draft',
    inReview: 'inReview',
    returned: 'returned',
    approved: 'approved',
    scheduled: 'scheduled',
    published: 'withdrawn',
  },
  /** the public text stands */
  dropCorrection: { draft: 'published', returned: 'published' },
  giveUp: { draft: 'withdrawn', returned: 'withdrawn' },
  /** another authority supplied it, or a new text of it */
  receive: { draft: 'approved', approved: 'approved', published: 'approved', withdrawn: 'approved' },
  /** supplied, not public yet, and not wanted, here or there any more */
  decline: { approved: 'withdrawn' },
} as const satisfies Record<string, Partial<Record<DocumentState, DocumentState>>>;

/** What may be asked of a document. */
export type DocumentRequest = keyof typeof life;

/** Where a request leads; undefined: it is refused in this state. */
export function leadsTo(request: DocumentRequest, from: DocumentState): DocumentState | undefined {
  return (life[request] as Partial<Record<DocumentState, DocumentState>>)[from];
}

/** Changing the text. A revision that was submitted stays as it is: the change begins a new one. */
export function mayEdit(document: Standing, who: Who): Decision<'inPlace' | 'newRevision'> {
  const own = ofAuthors(document, who);
  if (!own.ok) return own;
  if (leadsTo('edit', document.state)) return ok(document.sealed ? 'newRevision' : 'inPlace');
  if (document.state === 'published') return invalid('已公开的文件不能直接修改，请先点“更正”');
  if (document.state === 'withdrawn') return invalid('已撤下的文件不能直接修改，请先点“更正”，重新送审后再公开');
  return invalid(`文件${where(document.state)}，如需修改请先点“撤回修改”，修改后须重新送审`);
}

/** Known to who of its own office works on its way through review; to others it does not exist. */
function ofOwnOffice(document: Standing | undefined, who: Who): document is Standing {
  return document !== undefined && document.authorityId === who.authorityId && document.officeId === who.officeId;
}

/** 提交审核, by the office that wrote it. */
export function mayEnterReview(document: Standing | undefined, who: Who): Decision {
  if (!ofOwnOffice(document, who)) return notFound();
  return leadsTo('enterReview', document.state) ? ok(true) : conflict('这份文件不是草稿，不能提交审核');
}

/** 撤回送审, by the office that submitted it, while nobody has finished. */
export function mayRecall(document: Standing | undefined, who: Who): Decision {
  if (!ofOwnOffice(document, who)) return notFound();
  return leadsTo('recall', document.state) ? ok(true) : notInReview();
}

/** What a step of the chain of review comes to. Whose turn it is, is decided by the chain. */
export function mayDecide(
  document: Standing | undefined,
  who: Who,
  request: 'passOn' | 'sendBack' | 'approve',
): Decision {
  if (document?.authorityId !== who.authorityId) return notFound();
  return leadsTo(request, document.state) ? ok(true) : notInReview();
}

const notInReview = () => conflict('这份文件现在不在审核中');

/** 撤回修改: takes the document back from review, or gives up its approval. */
export function mayReopen(document: Standing, who: Who): Decision {
  const own = ofAuthors(document, who);
  if (!own.ok) return own;
  return leadsTo('reopen', document.state) ? ok(true) : invalid('只有审核中、待公开和定时公开的文件需要撤回修改');
}

/** 公开. Whether exactly this content was approved is checked where it is published. 条例 art. 17: review first */
export function mayPublish(document: Standing, who: Who): Decision {
  const own = ofOfficeOrKeeper(document, who);
  if (!own.ok) return own;
  if (leadsTo('publish', document.state)) return ok(true);
  if (document.state === 'published') return invalid('文件已经公开');
  return invalid('审核签发后才能公开');
}

export function maySchedule(document: Standing, who: Who): Decision {
  const may = mayPublish(document, who);
  if (may.ok && document.receivedFrom) return invalid('供稿的信息直接公开，不设定时间');
  return !may.ok || leadsTo('schedule', document.state) ? may : invalid('已设定公开时间，如需改期请先取消定时');
}

export function mayCancelSchedule(document: Standing, who: Who): Decision {
  const own = ofOfficeOrKeeper(document, who);
  if (!own.ok) return own;
  return leadsTo('cancelSchedule', document.state) ? ok(true) : invalid('文件没有设定公开时间');
}

/** 更正: a new revision of what was made public; the public keeps seeing the old one until the new one is approved. */
export function mayCorrect(document: Standing, who: Who): Decision {
  const own = ofAuthors(document, who);
  if (!own.ok) return own;
  if (leadsTo('correct', document.state)) return ok(true);
  return invalid(document.publication ? '更正稿正在办理' : '文件尚未公开，可直接修改');
}

/** 撤下: also while a correction is on its way. */
export function mayWithdraw(document: Standing, who: Who): Decision {
  const own = ofOfficeOrKeeper(document, who);
  if (!own.ok) return own;
  return shown(document) && leadsTo('withdraw', document.state) ? ok(true) : invalid('文件没有处于公开状态');
}

/** 不采用 what another authority supplied, before it is public. */
export function mayDecline(document: Standing, who: Who): Decision {
  const own = ofOfficeOrKeeper(document, who);
  if (!own.ok) return own;
  const waits = document.receivedFrom !== '' && !shown(document) && leadsTo('decline', document.state);
  return waits ? ok(true) : invalid('只有等待公开的供稿可以不采用');
}

/** 变更效力 (有效、失效、废止) of what the public sees. */
export function mayChangeValidity(document: Standing, who: Who): Decision {
  return mayWithdraw(document, who);
}

/** 登记文件关系 of what the public sees, our own or what we were supplied. */
export function mayRelate(document: Standing, who: Who): Decision {
  return mayWithdraw(document, who);
}

/** 放弃: removes a draft that was never public, or gives up a correction. */
export function mayDiscard(document: Standing, who: Who): Decision {
  const own = ofAuthors(document, who);
  if (!own.ok) return own;
  return leadsTo(discarding(document), document.state) ? ok(true) : invalid(`文件${where(document.state)}，不能放弃`);
}

/** What discarding comes to: where the public sees an earlier text, that one stands. */
export function discarding(document: Standing): 'dropCorrection' | 'giveUp' {
  return shown(document) ? 'dropCorrection' : 'giveUp';
}

function shown({ publication }: Standing): boolean {
  return publication !== undefined && !publication.withdrawn;
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
    decline: mayDecline(document, who),
    changeValidity: mayChangeValidity(document, who),
    relate: mayRelate(document, who),
    discard: mayDiscard(document, who),
  };
}
