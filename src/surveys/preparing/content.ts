import { createHash } from 'node:crypto';
import type { Question } from '../questions/questions.ts';
import { inLines } from '../questions/written.ts';

/** By what one person answers once: their device, or a code sent to their mail address. */
export const ONCE = {
  device: '每台手机、电脑答一次',
  mail: '每个邮箱答一次（发验证码）',
} as const;
export type Once = keyof typeof ONCE;

/** A survey as the public reads it. */
export interface SurveyContent {
  title: string;
  why: string;
  /** who asks, and how they are reached */
  asker: string;
  /** who may answer */
  who: string;
  /** YYYY-MM-DD, both included */
  opensOn: string;
  closesOn: string;
  once: Once;
  questions: Question[];
}

export const emptySurvey = (title: string): SurveyContent => ({
  ...{ title, why: '', asker: '', who: '', opensOn: '', closesOn: '', once: 'device', questions: [] },
});

/** What of a survey is said before its questions. */
export const PARTS = [
  { name: 'title', label: '问卷名称' },
  { name: 'why', label: '为什么问' },
  { name: 'asker', label: '谁来问' },
  { name: 'who', label: '请谁回答' },
] as const;

/** As its reviewers compare it: a line for each part and question. */
export function textOf(content: SurveyContent): string {
  return [
    ...PARTS.map(({ name, label }) => `${label}：${content[name]}`),
    `时间：${content.opensOn} 至 ${content.closesOn}`,
    `一人一答：${ONCE[content.once]}`,
    inLines(content.questions),
  ].join('\n');
}

/** SHA-256, hex, of all that is signed. */
export const hashOf = (surveyId: number, content: SurveyContent): string =>
  createHash('sha256')
    .update(JSON.stringify([surveyId, textOf(content)]))
    .digest('hex');
