import { REVIEW_GATES, SECRECY_STATEMENT, type WorkedLimit } from '../law/index.ts';

/** How sentences speak of a kind of subject. */
export interface SubjectWords {
  /** in lists: '年度报告' */
  kind: string;
  /** the one at hand: '这份文件', '报告' */
  it: string;
  /** its content: '文稿', '报告' */
  text: string;
  /** what its authors did: '撰写或修改' */
  wrote: string;
  /** what the office did whose head takes the office's step: '起草' */
  drafted: string;
  /** what the chain is to it: '审核', '审签' */
  review: string;
}

/** What a reviewer confirmed by ticking it, in the words that they read. @param gate as in Verdict */
export function confirmedInWords(gate: string): string {
  if (gate === 'secrecy') return SECRECY_STATEMENT;
  const known = Object.hasOwn(REVIEW_GATES, gate) ? REVIEW_GATES[gate as keyof typeof REVIEW_GATES] : undefined;
  return known ? `${known.label}：${known.asks}` : gate;
}

/** Who gave a verdict: '李某', '李某（代赵某签）' */
export function giverInWords({ by, forName }: { by: string; forName: string | null }): string {
  return forName === null ? by : `${by}（代${forName}签）`;
}

/** '3 个工作日', '4 个工作小时' */
export function timeInWords({ amount, unit }: WorkedLimit): string {
  return `${amount} 个${unit === 'days' ? '工作日' : '工作小时'}`;
}
