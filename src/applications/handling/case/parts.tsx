import { PHASE_LABELS, type Phase } from '../../../law/index.ts';
import { Tag } from '../../../platform/ui/index.ts';

const TONES: Record<Phase, 'ok' | 'warn' | 'plain'> = {
  unconfirmed: 'warn',
  open: 'plain',
  awaitingCorrection: 'warn',
  awaitingFee: 'warn',
  closed: 'ok',
  archived: 'ok',
  merged: 'plain',
};

export function PhaseTag({ phase }: { phase: Phase }) {
  return <Tag tone={TONES[phase]}>{PHASE_LABELS[phase]}</Tag>;
}

export const optionsOf = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

export const anyOption = (label: string) => ({ value: '', label });
