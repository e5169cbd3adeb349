import type { Placeholder } from './placeholders.ts';

const ORGANS: readonly Placeholder[] = ['复议机关', '管辖法院'];

/** How a reply may be challenged. 行政复议法 arts. 20, 23(四); 行政诉讼法 arts. 45, 46 (law/remedies.ts). */
export const REMEDY_WORDING = {
  choice: {
    label: '救济途径（可以选择复议或者诉讼）',
    text: `如对本答复不服，可以自收到之日起{{复议期限}}内向{{复议机关}}申请行政复议，或者自收到之日起{{起诉期限}}内向{{管辖法院}}提起行政诉讼。`,
    must: ['复议期限', '起诉期限'],
    may: ORGANS,
  },
  first: {
    label: '救济途径（应当先申请复议）',
    text: `如对本答复不服，应当自收到之日起{{复议期限}}内先向{{复议机关}}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起{{复议后起诉期限}}内向{{管辖法院}}提起行政诉讼。`,
    must: ['复议期限', '复议后起诉期限'],
    may: ORGANS,
  },
  part: {
    label: '救济途径（部分公开：不予公开的部分应当先申请复议）',
    text: `如对本答复中不予公开的部分不服，应当自收到之日起{{复议期限}}内先向{{复议机关}}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起{{复议后起诉期限}}内向{{管辖法院}}提起行政诉讼。如对本答复的其他部分不服，可以自收到之日起{{复议期限}}内向{{复议机关}}申请行政复议，或者自收到之日起{{起诉期限}}内向{{管辖法院}}提起行政诉讼。`,
    must: ['复议期限', '复议后起诉期限', '起诉期限'],
    may: ORGANS,
  },
} as const satisfies Record<
  string,
  { label: string; text: string; must: readonly Placeholder[]; may: readonly Placeholder[] }
>;
export type RemedyKey = keyof typeof REMEDY_WORDING;
