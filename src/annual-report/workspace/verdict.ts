import type { Finding } from '../../law/index.ts';

/** What the checks say of a report, in the words of every place that tells it. */
export interface Verdict {
  clean: boolean;
  /** '3 处问题'; undefined when clean */
  count: string | undefined;
  /** one sentence: what was looked at and what came of it */
  said: string;
}

/** The verdict over what was found: decided here alone, so that no two places of a page differ.
 *  @param unchecked what the checks could not look at, and why: '上年没有报告可对照，上下年度衔接没有核对' */
export function verdictOf(findings: readonly Pick<Finding, 'rule'>[], unchecked?: string): Verdict {
  const clean = findings.length === 0;
  const open = unchecked ? `${unchecked}。` : '';
  const looked = unchecked
    ? '其余勾稽关系、文字与数字、报告格式已经核对'
    : '勾稽关系、上下年度衔接、文字与数字、报告格式均已核对';
  return {
    clean,
    count: clean ? undefined : `${findings.length} 处问题`,
    said: clean ? `${open}${looked}，没有发现问题。` : `${open}核对发现 ${findings.length} 处问题。`,
  };
}
