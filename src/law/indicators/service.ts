import { parseDate } from '../days/dates.ts';
import { type Judgement, notLooked, type Observation } from './judgement.ts';
import { KEY_ELEMENTS, OTHER_ELEMENTS } from './table.ts';

/** Months after which a message that nobody answered is a veto. ✔ 国办秘函〔2019〕19号 */
const MONTHS = 3;

/** A valid message that is still to be answered. */
export interface OpenMessage {
  id: number;
  number: string;
  /** 'YYYY-MM-DD' */
  receivedOn: string;
}

/** 互动回应差: there is no way to ask, or a message waits for more than three months; also one that came more than a year
 *  ago waited within the last year. 国办秘函〔2019〕19号
 *  @param way undefined: it could not be looked at */
export function interactionVerdict(
  { way, open }: { way: Observation | undefined; open: readonly OpenMessage[] },
  today: string,
): Judgement {
  const since = parseDate(today).subtract({ months: MONTHS }).toString();
  const late = open.filter(({ receivedOn }) => receivedOn < since);
  const observations: Observation[] = [
    ...(way ? [way] : []),
    ...late.map(({ id, number, receivedOn }) => ({
      ...{ key: `message ${id}`, what: `留言 ${number}`, where: '', ok: false },
      said: `${receivedOn} 收到，超过 ${MONTHS} 个月没有答复`,
    })),
  ];
  const of = { indicator: 'interaction' as const, observations };
  const waits = late.length ? `${late.length} 件留言超过 ${MONTHS} 个月没有答复` : '';
  if (way?.ok === false)
    return { ...of, state: 'failed', said: ['没有可以用的咨询建言渠道', waits].filter(Boolean).join('，') };
  if (late.length) return { ...of, state: 'failed', said: waits };
  if (!way) return notLooked('interaction', '没有打开互动交流的入口', observations);
  return { ...of, state: 'passed', said: `有咨询建言渠道，没有超过 ${MONTHS} 个月未答复的留言` };
}

/** A guide as its page shows it. */
export interface SeenGuide {
  key: string;
  title: string;
  where: string;
  /** elements that stand on its page, as KEY_ELEMENTS and OTHER_ELEMENTS name them */
  has: readonly string[];
}

const lacking = ({ has }: SeenGuide, of: readonly string[]): string[] => of.filter((one) => !has.includes(one));

const guideSeen = (guide: SeenGuide, of: readonly string[]): Observation => {
  const { key, title: what, where } = guide;
  const without = lacking(guide, of);
  return { key, what, where, ok: !without.length, said: without.length ? `缺少${without.join('、')}` : '要素齐全' };
};

/** 服务不实用: no matters, or guides without key elements. 国办秘函〔2019〕19号
 *  @param guides undefined: they could not be looked at */
export function servicesVerdict(guides: readonly SeenGuide[] | undefined, where: string): Judgement {
  if (!guides) return notLooked('services', '没有打开办事指南');
  if (!guides.length)
    return {
      ...{ indicator: 'services', state: 'failed', said: '网站上没有办事服务' },
      observations: [{ key: 'guides', what: '办事指南', where, said: '没有一份办事指南', ok: false }],
    };
  const observations = guides.map((guide) => guideSeen(guide, KEY_ELEMENTS));
  const bad = observations.filter(({ ok }) => !ok).length;
  return {
    indicator: 'services',
    state: bad ? 'failed' : 'passed',
    said: bad ? `${guides.length} 份办事指南中 ${bad} 份缺少主要要素` : `${guides.length} 份办事指南的主要要素齐全`,
    observations,
  };
}

/** 指南要素 of the scored items: what else a guide says. */
export const guideObservations = (guides: readonly SeenGuide[]): Observation[] =>
  guides.map((guide) => guideSeen(guide, OTHER_ELEMENTS));
