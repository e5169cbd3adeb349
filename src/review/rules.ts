import { has, type Who } from '../platform/roles.ts';
import type { ChainStep } from './tables.ts';

/** 分级审核、先审后发 where the authority has not configured its own. 条例 art. 17 */
export const defaultChain: readonly ChainStep[] = [
  { label: '科室负责人初审', role: 'officeReviewer', scope: 'office', checks: 'gates' },
  { label: '保密审查', role: 'secrecyReviewer', scope: 'authority', checks: 'secrecy' },
  { label: '分管领导终审签发', role: 'signer', scope: 'authority', checks: 'gates' },
];

/** A document on its way through the chain, with what the rules need. */
export interface Round {
  steps: readonly ChainStep[];
  /** index into steps */
  step: number;
  state: 'open' | 'passed' | 'returned' | 'voided' | 'recalled';
  officeId: number;
  authorityId: number;
  /** everybody who wrote any of it */
  authors: readonly number[];
  /** who has already taken a step of this round */
  reviewers: readonly number[];
}

/** Why this person cannot take the step that is open; undefined: they can. */
export function reviewFault(round: Round, who: Who): string | undefined {
  const step = round.steps[round.step];
  if (round.state !== 'open' || !step) return '这份文件现在不在审核中';
  if (who.authorityId !== round.authorityId || !has(who, step.role)) return `现在是“${step.label}”，须由相应人员办理`;
  if (step.scope === 'office' && who.officeId !== round.officeId) return `“${step.label}”由起草科室的负责人办理`;
  if (who.id === null || round.authors.includes(who.id)) return '不能审核本人撰写或修改的文稿';
  if (round.reviewers.includes(who.id)) return '您已办理过本轮的前一环节，须由他人办理';
  return undefined;
}

export interface Verdict {
  verdict: 'passed' | 'returned';
  /** gates ticked: 'language' | 'norms' | 'politics', or 'secrecy' */
  gates: readonly string[];
  remark: string;
}

const gatesFor = { gates: ['language', 'norms', 'politics'], secrecy: ['secrecy'] } as const;

/** What is wrong with a verdict: field → sentence. */
export function verdictFaults(step: ChainStep, { verdict, gates, remark }: Verdict): Record<string, string> {
  if (verdict === 'returned') return remark.trim().length < 2 ? { remark: '请写明退回的理由，便于修改' } : {};
  const missing = gatesFor[step.checks].filter((gate) => !gates.includes(gate));
  if (missing.length === 0) return {};
  return { gates: step.checks === 'secrecy' ? '请确认保密审查意见后再通过' : '三关须逐项核对并勾选后才能通过' };
}

/** Why a chain cannot be used; undefined: it can. */
export function chainFault(steps: readonly ChainStep[]): string | undefined {
  if (steps.length < 2 || steps.length > 8) return '审核环节应为 2 至 8 个';
  if (steps.some((step) => !step.label.trim())) return '每个环节都要有名称';
  if (!steps.some((step) => step.checks === 'secrecy')) return '审核链中必须有保密审查（《条例》第十七条）';
  if (!steps.some((step) => step.checks === 'gates')) return '审核链中必须有内容审核';
  const last = steps.at(-1)!;
  if (!['signer', 'disclosureHead'].includes(last.role)) return '最后一个环节必须由分管领导或信息公开机构负责人签发';
  const reviewers = ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'];
  if (steps.some((step) => !reviewers.includes(step.role))) return '有环节的办理人员不合适';
  return undefined;
}
