import { REPLY_KIND_IDS, REPLY_KINDS, type ReplyKindId } from '../../../law/index.ts';
import { PAPER_KINDS, PAPERS, paperKind, type WordedKind } from '../kinds.ts';
import { EVERYWHERE, type Placeholder } from './placeholders.ts';
import { REMEDY_WORDING, type RemedyKey } from './remedies.ts';
import { REPLY_WORDING } from './replies.ts';

/** A wording that an office may change: of a step's paper, of the reply of a kind, of the remedies. */
export type WordingKey = WordedKind | `reply.${ReplyKindId}` | `remedies.${RemedyKey}`;

export interface Wording {
  key: WordingKey;
  label: string;
  /** ours, used until the office has one of its own */
  text: string;
  must: readonly Placeholder[];
  may: readonly Placeholder[];
  /** goes out by itself: nobody words the paper before, so nothing may be left to write */
  byItself: boolean;
}

/** Every wording, in the order of the steps. */
export const WORDINGS: readonly Wording[] = [
  ...PAPER_KINDS.flatMap((kind) => {
    const { label, wording, prepared } = paperKind(kind);
    if (!wording) return [];
    const { text, must, may = [] } = wording;
    return { key: kind as WordedKind, label, text, must, may: all(must, EVERYWHERE, may), byItself: !prepared };
  }),
  ...REPLY_KIND_IDS.map((id): Wording => {
    const { text, must, may = [], ends = false } = REPLY_WORDING[id];
    const label = `${ends ? '终止办理告知书' : PAPERS.reply.label}：${REPLY_KINDS[id].label}`;
    return { key: `reply.${id}`, label, text, must, may: all(must, EVERYWHERE, may), byItself: ends };
  }),
  ...(Object.keys(REMEDY_WORDING) as RemedyKey[]).map((id): Wording => {
    const { label, text, must, may } = REMEDY_WORDING[id];
    return { key: `remedies.${id}`, label, text, must, may: all(must, ['机关名称'], may), byItself: true };
  }),
];

function all(...names: (readonly Placeholder[])[]): Placeholder[] {
  return [...new Set(names.flat())];
}

export function wordingOf(key: string): Wording | undefined {
  return WORDINGS.find((one) => one.key === key);
}
