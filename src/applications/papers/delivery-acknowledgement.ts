import { type Block, type Paper, type PaperCell, paperDate } from '../../platform/papers/index.ts';

export interface Delivered {
  organisation: string;
  applicant: string;
  /** title of the paper, its number and day */
  title: string;
  number: string | null;
  day: string;
  /** of the delivery, '' to be written by hand */
  how: string;
  address: string;
}

const ROW = 46; // points

/** 送达回证 for a paper: printed, signed by who receives it, scanned as proof. */
export function deliveryAcknowledgement({
  organisation,
  applicant,
  title,
  number,
  day,
  how,
  address,
}: Delivered): Paper {
  const name = (text: string): PaperCell => ({ text, strong: true });
  const wide = (text: string): PaperCell => ({ text, colSpan: 3, left: true });
  const rows: PaperCell[][] = [
    [name('送达文书\n名称及文号'), wide(`${title}${number ? `\n${number}` : ''}`)],
    [name('成文日期'), { text: paperDate(day), left: true }, name('送达方式'), { text: how, left: true }],
    [name('受送达人'), wide(applicant)],
    [name('送达地点'), wide(address)],
    [name('受送达人\n签名或者盖章'), { text: '' }, name('收到日期'), { text: '年　　月　　日' }],
    [name('代收人签名\n及代收理由'), { text: '' }, name('代收日期'), { text: '年　　月　　日' }],
    [name('送达人'), { text: '' }, name('见证人'), { text: '' }],
    [name('备　注'), wide('')],
  ];
  return {
    title: `送达回证 ${number ?? title}`,
    author: organisation,
    blocks: [
      { kind: 'title', lines: [organisation, '送达回证'] },
      { kind: 'gap' },
      { kind: 'table', widths: [22, 28, 20, 30], head: 0, rows, size: 12, rowHeight: ROW },
      { kind: 'note', text: '受送达人拒绝签收的，送达人在备注栏记明拒收事由和日期，由送达人、见证人签名。' },
    ] satisfies Block[],
  };
}
