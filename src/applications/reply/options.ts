import { CHOSEN_REPLY_KINDS, REPLY_KIND_IDS, REPLY_KINDS, REPLY_ROWS, type ReplyKindId } from '../../law/index.ts';

const optionOf = (value: ReplyKindId) => {
  const { label, row } = REPLY_KINDS[value];
  return { value, label: `${REPLY_ROWS[row].group.replace(/（区分.*$/, '')}：${label}` };
};

/** Every way in which an application ends, by the groups of table three. */
export const ENDS = REPLY_KIND_IDS.map(optionOf);
/** Those among which a reply is chosen. */
export const REPLIES = CHOSEN_REPLY_KINDS.map(optionOf);
