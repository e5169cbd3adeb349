import { type Channel, channelNames } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { type Failure, forbidden, invalid, notFound } from '../../platform/outcome.ts';
import { has, type Role, type Who } from '../../platform/roles.ts';
import { stateNames } from '../names.ts';
import type { DeliveryState, FollowUp } from '../tables.ts';

/** Who puts things out and records it: for their own office; the head of disclosure work for every office. */
export const handlers: readonly Role[] = ['editor', 'officeReviewer', 'contact', 'disclosureHead'];

/** Who may read the ledger: everybody but the three administrators. */
export const readers: readonly Role[] = [...handlers, 'secrecyReviewer', 'signer', 'caseOfficer', 'cityOffice'];

/** What the rules need to know of a delivery. */
export interface Standing {
  id: number;
  authorityId: number;
  officeId: number;
  /** who puts it out besides the office; null: nobody was asked to */
  givenTo: number | null;
  documentId: number | null;
  channel: Channel;
  state: DeliveryState;
  plannedOn: string;
  formedOn: string | null;
  followUp: FollowUp | null;
}

type Verdict = { ok: true } | Failure;
const may: Verdict = { ok: true };

/** Whether a person may act for an office, or was asked to put something out in its place. */
export function actsFor(
  who: Who,
  { authorityId, officeId, givenTo = null }: { authorityId: number; officeId: number; givenTo?: number | null },
): boolean {
  if (who.authorityId !== authorityId) return false;
  if (has(who, 'disclosureHead')) return true;
  return has(who, ...handlers) && (who.officeId === officeId || (givenTo !== null && who.id === givenTo));
}

/** Other authorities' deliveries do not exist; other offices' may be seen but not touched. */
export function mayHandle(delivery: Standing | undefined, who: Who): Verdict {
  if (!delivery || delivery.authorityId !== who.authorityId) return notFound();
  return actsFor(who, delivery) ? may : forbidden('只能办理本科室（村、社区）的发布事项');
}

/** Whether it may go out yet: its column may ask for a while after it stands on the site. */
export function mayPutOut({ plannedAt }: { plannedAt: Date }, now: Date): Verdict {
  if (plannedAt <= now) return may;
  return invalid(`按栏目的发布规则，${minuteOf(plannedAt)} 起才能在这个渠道发布`);
}

/** What is said of something put out. */
export interface Proof {
  deliveredOn: string;
  url: string;
  note: string;
  hasFile: boolean;
}

/** 先审后发 (条例 art. 17): nothing is put out before it was signed off; and it leaves a trace that can be looked at. */
export function mayConfirm(delivery: Standing, proof: Proof, today: string): Verdict {
  if (delivery.state !== 'planned' && delivery.state !== 'failed')
    return invalid(`这条发布${stateNames[delivery.state]}，不能再登记，请刷新页面`);
  return proofFault(proof, today, { from: delivery.plannedOn, why: `不能早于可以发布的日期 ${delivery.plannedOn}` });
}

/** Something put out without a document in the platform. */
export function mayRecord(proof: Proof, formedOn: string | null, today: string): Verdict {
  if (formedOn && formedOn > today) return invalid('成文日期有误', { formedOn: '成文日期不能晚于今天' });
  return proofFault(proof, today, formedOn ? { from: formedOn, why: `不能早于成文日期 ${formedOn}` } : undefined);
}

function proofFault(proof: Proof, today: string, earliest: { from: string; why: string } | undefined): Verdict {
  const wrong = (message: string, name = 'deliveredOn') =>
    invalid('有内容需要修改，请看标出的地方', { [name]: message });
  if (proof.deliveredOn > today) return wrong('发布日期不能晚于今天');
  if (earliest && proof.deliveredOn < earliest.from) return wrong(`发布日期${earliest.why}`);
  if (!proof.url && !proof.note && !proof.hasFile) return wrong('请填写链接、上传照片或写明情况，至少一项', 'note');
  return may;
}

export function mayFail(delivery: Standing): Verdict {
  return delivery.state === 'planned'
    ? may
    : invalid(`这条发布${stateNames[delivery.state]}，不能登记失败，请刷新页面`);
}

export function mayRetry(delivery: Standing): Verdict {
  return delivery.state === 'failed' ? may : invalid('只有发布失败的才需要重新安排，请刷新页面');
}

/** The website is the platform itself: what stands there is taken back by withdrawing the document. */
export function mayUndo(delivery: Standing & { url?: string }): Verdict {
  if (delivery.state !== 'confirmed') return invalid('只有已公开的登记可以撤销，请刷新页面');
  if (
    delivery.documentId !== null &&
    delivery.channel === 'website' &&
    (delivery.url ?? '/documents/').startsWith('/documents/')
  )
    return invalid(`${channelNames.website}由平台直接发布，如需撤回请撤下信息本身`);
  return may;
}

/** What a document brought into the ledger is corrected in the document. */
export function mayEdit(delivery: Standing): Verdict {
  if (delivery.documentId !== null) return invalid('这条记录来自平台的信息，请在信息本身更正');
  return delivery.state === 'confirmed' ? may : invalid(`这条发布${stateNames[delivery.state]}，不能修改，请刷新页面`);
}

/** A record that looks like others stands beside them once a person saw each and said that it is none of them. */
export function mayStandBeside(same: readonly { id: number }[], apartFrom: readonly number[] = []): Verdict {
  if (same.every(({ id }) => apartFrom.includes(id))) return may;
  const message = '台账里已有同一渠道、同一天、标题相同的记录，请先核对';
  return invalid(message, { apartFrom: message });
}

export function maySettle(delivery: Standing, on: string, today: string): Verdict {
  if (!delivery.followUp) return invalid('这条发布没有待替换或待撤下的事项，请刷新页面');
  return on > today ? invalid('日期有误', { settledOn: '日期不能晚于今天' }) : may;
}
