/** Why somebody opens personal data: chosen, not typed, since the audit log keeps it for ever and may name nobody. */
export const OPENING_REASONS = [
  '电话核实',
  '核对身份',
  '送达文书',
  '征求意见',
  '拟写、审核答复',
  '复议诉讼',
  '办理申请',
] as const;

/** What was chosen; the last, which says least, for anything else. */
export function openingReason(chosen: unknown): (typeof OPENING_REASONS)[number] {
  return OPENING_REASONS.find((reason) => reason === chosen) ?? '办理申请';
}
