import { isBefore, LawInputError, type PlainDate } from '../days/dates.ts';

/** How an application came in. */
export const RECEIPT_CHANNELS = {
  inPerson: '当面提交',
  registeredPost: '邮寄（签收）',
  ordinaryPost: '平常信函',
  online: '互联网渠道',
  fax: '传真',
} as const;
export type ReceiptChannel = keyof typeof RECEIPT_CHANNELS;

export interface Arrival {
  channel: ReceiptChannel;
  /** handed in, signed for, or come into the letter box, machine or system */
  arrived: PlainDate;
  /** confirmed with the applicant; null while it has not been */
  confirmed?: PlainDate | null;
  /** the authority has published that the system's receipt is the confirmation */
  receiptConfirms?: boolean;
}

/**
 * The day of receipt by law, or null while the confirmation that makes it is outstanding. 条例 art. 31.
 * In person: the day of submission; signed-for post: of signature; ordinary post, internet, fax: of confirmation.
 */
export function receiptDate({ channel, arrived, confirmed, receiptConfirms }: Arrival): PlainDate | null {
  if (channel === 'inPerson' || channel === 'registeredPost') return arrived;
  if (channel === 'online' && receiptConfirms) return arrived;
  if (confirmed && isBefore(confirmed, arrived))
    throw new LawInputError('bad-order', `确认日期 ${confirmed} 早于到达日期 ${arrived}`);
  return confirmed ?? null;
}
