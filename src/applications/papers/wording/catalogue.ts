import { REPLY_KIND_IDS, REPLY_KINDS, type ReplyKindId } from '../../../law/index.ts';
import { PAPER_KINDS, type PaperKind } from '../../words.ts';
import type { Placeholder } from './placeholders.ts';
import { REMEDY_WORDING } from './remedies.ts';
import { REPLY_WORDING } from './replies.ts';
import { STEP_WORDING } from './steps.ts';

type StepKey = keyof typeof STEP_WORDING;
type RemedyKey = keyof typeof REMEDY_WORDING;
/** A wording that an office may change: of a step's paper, of the reply of a kind, of the remedies. */
export type WordingKey = StepKey | `reply.${ReplyKindId}` | `remedies.${RemedyKey}`;

/** Papers whose words an officer may prepare before the step is taken. */
export const PREPARABLE = ['correction', 'thirdParty', 'coAuthority', 'extension', 'fee'] as const satisfies StepKey[];
export type Preparable = (typeof PREPARABLE)[number];

const EVERYWHERE: readonly Placeholder[] = [
  '称谓',
  '机关名称',
  '申请编号',
  '申请日期',
  '收到日期',
  '申请内容',
  '联系方式',
];
/** Beyond these, what only this paper may say. */
const MORE: { [K in StepKey | `reply.${ReplyKindId}`]?: readonly Placeholder[] } = {
  fee: ['缴费方式'],
  'reply.stillUnclear': ['补正告知日期'],
  'reply.correctionOverdue': ['补正告知日期'],
};
/** What a step's paper must say by law; a wording without it is refused. */
const MUST: Record<StepKey, readonly Placeholder[]> = {
  receipt: ['申请编号', '收到日期', '答复期限'],
  correction: ['补正内容', '补正期限'],
  thirdParty: ['征求事项'],
  overruled: ['公开内容', '公开理由', '复议期限', '起诉期限'],
  coAuthority: ['征求事项'],
  extension: ['延期理由', '延期天数', '答复期限'],
  fee: ['计费说明', '收费金额'],
};
const REMEDIES_MUST: Record<RemedyKey, readonly Placeholder[]> = {
  choice: ['复议期限', '起诉期限'],
  first: ['复议期限', '复议后起诉期限'],
};
/** Ends that are told by a notice, not by a reply. */
const NO_REPLY: readonly ReplyKindId[] = ['correctionOverdue', 'feeOverdue', 'withdrawn'];
/** A withdrawal has no article to rest on. */
const WITHOUT_GROUND: readonly ReplyKindId[] = ['withdrawn'];

export interface Wording {
  key: WordingKey;
  label: string;
  /** ours, used until the office has one of its own */
  text: string;
  must: readonly Placeholder[];
  may: readonly Placeholder[];
}

function wording(
  key: WordingKey,
  label: string,
  text: string,
  must: readonly Placeholder[],
  more = EVERYWHERE,
): Wording {
  return { key, label, text, must, may: [...new Set([...must, ...more])] };
}

const moreOf = (key: keyof typeof MORE) => [...EVERYWHERE, ...(MORE[key] ?? [])];

/** Every wording, in the order of the steps. */
export const WORDINGS: readonly Wording[] = [
  ...(Object.keys(STEP_WORDING) as StepKey[]).map((key) =>
    wording(key, PAPER_KINDS[key satisfies PaperKind], STEP_WORDING[key], MUST[key], moreOf(key)),
  ),
  ...REPLY_KIND_IDS.map((id) =>
    wording(
      `reply.${id}`,
      `${NO_REPLY.includes(id) ? '终止办理告知书' : '答复书'}：${REPLY_KINDS[id].label}`,
      REPLY_WORDING[id],
      WITHOUT_GROUND.includes(id) ? [] : ['依据'],
      moreOf(`reply.${id}`),
    ),
  ),
  wording('remedies.choice', '救济途径（可以选择复议或者诉讼）', REMEDY_WORDING.choice, REMEDIES_MUST.choice, [
    '机关名称',
  ]),
  wording('remedies.first', '救济途径（应当先申请复议）', REMEDY_WORDING.first, REMEDIES_MUST.first, ['机关名称']),
];

/** Whether the paper goes out by itself with its step: nobody words it before, so nothing may be left to write. */
export function goesOutByItself(key: WordingKey): boolean {
  return (
    key === 'receipt' ||
    key === 'overruled' ||
    key.startsWith('remedies.') ||
    NO_REPLY.some((id) => key === `reply.${id}`)
  );
}

export function wordingOf(key: string): Wording | undefined {
  return WORDINGS.find((one) => one.key === key);
}
