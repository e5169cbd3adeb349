import { type Paper, type PaperCell, paperDate } from '../../platform/papers/index.ts';

interface Asked {
  organisation: string;
  /** who was asked */
  whom: string;
  /** of the inquiry */
  title: string;
  number: string | null;
  day: string;
  /** 第三方 may refuse with reasons; an authority gives its opinion */
  third: boolean;
}

const ROW = 40; // points

/** 意见回执: goes out with an inquiry, comes back signed; its day of receipt begins the fifteen working days. 条例 arts. 32, 34 */
export function opinionSlip({ organisation, whom, title, number, day, third }: Asked): Paper {
  const name = (text: string): PaperCell => ({ text, strong: true });
  const wide = (text: string): PaperCell => ({ text, colSpan: 3, left: true });
  const rows: PaperCell[][] = [
    [name('文书名称\n及文号'), wide(`${title}${number ? `\n${number}` : ''}`)],
    [name('成文日期'), { text: paperDate(day), left: true }, name('收到日期'), { text: '年　　月　　日' }],
    [name('被征求\n意见方'), wide(whom)],
    [name('意见'), wide('□ 同意公开　　□ 不同意公开　　□ 部分同意公开（请写明哪些部分）')],
    [name('理由'), wide(`${third ? '不同意公开的，请说明公开会怎样损害合法权益：' : '请说明依据：'}\n\n\n\n`)],
    [name('签名或者\n盖章'), { text: '' }, name('日期'), { text: '年　　月　　日' }],
    [name('联系人、\n电话'), wide('')],
  ];
  return {
    title: `意见回执 ${number ?? title}`,
    author: organisation,
    blocks: [
      { kind: 'title', lines: [organisation, '政府信息公开征求意见回执'] },
      { kind: 'gap' },
      { kind: 'table', widths: [20, 30, 20, 30], head: 0, rows, size: 12, rowHeight: ROW },
      {
        kind: 'note',
        text: `请自收到征求意见书之日起 15 个工作日内寄回本机关。逾期未答复的，${third ? '由本机关依照条例的规定决定是否公开' : '视为同意公开'}。`,
      },
    ],
  };
}
