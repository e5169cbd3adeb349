/** What an audit came to: nothing found in all that the form has, something found, or nothing found in what was read
 *  of it. */
export type Verdict = 'clean' | 'wrong' | 'incomplete';

export const VERDICTS: Readonly<Record<Verdict, string>> = { clean: '没有问题', wrong: '有问题', incomplete: '未读全' };
