import { findSensitive } from '../../law/index.ts';
import { type Role, roles } from '../../platform/roles.ts';
import type { ChainStep } from '../tables.ts';

/** 分级审核、先审后发 where the authority has not configured its own. 条例 art. 17 */
export const defaultChain: readonly ChainStep[] = [
  { label: '科室负责人初审', role: 'officeReviewer', scope: 'office', checks: 'gates' },
  { label: '保密审查', role: 'secrecyReviewer', scope: 'authority', checks: 'secrecy' },
  { label: '分管领导终审签发', role: 'signer', scope: 'authority', checks: 'gates' },
];

/** For a town whose villages and small offices have nobody to review first: the 政府信息公开工作机构 reviews for all. */
export const smallTownChain: readonly ChainStep[] = [
  { label: '公开机构核稿', role: 'disclosureHead', scope: 'authority', checks: 'gates' },
  { label: '保密审查', role: 'secrecyReviewer', scope: 'authority', checks: 'secrecy' },
  { label: '分管领导签发', role: 'signer', scope: 'authority', checks: 'gates' },
];

/** Who may take a step of a chain that an authority sets up. */
export const stepRoles = ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'] as const;
export const MOST_STEPS = 8;
export const LABEL_LENGTH = 20;
/** The longest limit of a step, by its unit. */
const MOST_TIME = { days: 60, hours: 200 } as const;

/** The heads of offices review their own office's texts; everybody else those of the whole authority. */
export function scopeOf(role: Role): ChainStep['scope'] {
  return role === 'officeReviewer' ? 'office' : 'authority';
}

/** What is wrong with a chain: field → sentence; 'steps' for the chain as a whole. Empty: it can be used.
 *  条例 art. 17: no publication without secrecy review; its end is a sign-off. */
export function chainFaults(steps: readonly ChainStep[]): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const [n, { label, role, limit }] of steps.entries()) {
    const name = label.trim();
    if (!name) faults[`label${n}`] = `请填写第 ${n + 1} 个环节的名称`;
    else if ([...name].length > LABEL_LENGTH) faults[`label${n}`] = `环节名称最多 ${LABEL_LENGTH} 个字`;
    else if (steps.findIndex((one) => one.label.trim() === name) < n) faults[`label${n}`] = `环节名称“${name}”重复`;
    const [found] = findSensitive(name); // 公开制度 names the steps
    if (found) faults[`label${n}`] ??= `环节名称将在“公开制度”中公开，其中有“${found.text}”：${found.message}`;
    if (!(stepRoles as readonly Role[]).includes(role)) faults[`role${n}`] = `请选择第 ${n + 1} 个环节由谁办理`;
    const most = limit && MOST_TIME[limit.unit];
    if (limit && !(Number.isInteger(limit.amount) && limit.amount >= 1 && limit.amount <= most!))
      faults[`limit${n}`] = `办理时限应为 1 至 ${most} 的整数，不限时的留空`;
  }
  if (steps.length < 2 || steps.length > MOST_STEPS) faults.steps = `审核环节应为 2 至 ${MOST_STEPS} 个`;
  else if (!steps.some((step) => step.checks === 'secrecy'))
    faults.steps = '审核链中必须有保密审查（《条例》第十七条）';
  else if (!steps.some((step) => step.checks === 'gates')) faults.steps = '审核链中必须有核对三关的环节';
  const last = steps.length - 1;
  if (last >= 0 && !faults[`role${last}`] && !['signer', 'disclosureHead'].includes(steps[last]!.role))
    faults[`role${last}`] = '最后一个环节是签发，须由分管领导或政府信息公开工作机构负责人办理';
  return faults;
}

/** Who holds which role where, as far as a chain is concerned. */
export interface Holder {
  id: number;
  role: Role;
  officeId: number | null;
}

/** Where texts would come to a stand: steps that nobody can take, or that need more people than there are.
 *  @param offices those whose texts go through the chain */
export function chainGaps(
  steps: readonly ChainStep[],
  holders: readonly Holder[],
  offices: readonly { id: number; name: string }[],
): string[] {
  const gaps: string[] = [];
  for (const role of new Set(steps.map((step) => step.role))) {
    const needed = steps.filter((step) => step.role === role).length;
    const people = holders.filter((one) => one.role === role);
    const short = (held: readonly Holder[]) => new Set(held.map((one) => one.id)).size < needed;
    if (scopeOf(role) === 'office') {
      const without = offices.filter((office) => short(people.filter((one) => one.officeId === office.id)));
      if (without.length) gaps.push(`${without.map((office) => office.name).join('、')}缺少“${roles[role]}”`);
    } else if (short(people))
      gaps.push(
        needed > 1
          ? `“${roles[role]}”要办理 ${needed} 个环节，须由不同的人办理，现在人数不够`
          : `还没有人担任“${roles[role]}”`,
      );
  }
  return gaps;
}
