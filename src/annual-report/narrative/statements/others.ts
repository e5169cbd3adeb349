import type { Statement } from './statement.ts';

export const opening: readonly Statement[] = [
  {
    id: 'basis',
    line: 1,
    say: () =>
      '本报告依照《中华人民共和国政府信息公开条例》和国务院办公厅规定的政府信息公开工作年度报告格式编制。所列数据的统计期限为 {{year}} 年 1 月 1 日至 12 月 31 日，均由信息公开台账逐条汇总。',
  },
];

/** 其他需要报告的事项: 信息处理费. 国办函〔2020〕109号 */
export const others: readonly Statement[] = [
  {
    id: 'fees',
    line: 1,
    say: ({ applicationFees }) =>
      applicationFees === 0n
        ? '本年度未收取政府信息公开信息处理费。'
        : '本年度收取政府信息公开信息处理费 {{applications.fees}} 元。',
  },
  { id: 'nothingElse', line: 1, say: () => '无其他需要报告的事项。' },
];
