import { PHASE_LABELS, type Phase } from '../../../law/index.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Tag } from '../../../platform/ui/index.ts';

const TONES: Record<Phase, 'ok' | 'warn' | 'plain'> = {
  unconfirmed: 'warn',
  open: 'plain',
  awaitingClarification: 'warn',
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

/** Up to five files of 20 MB. */
export function AttachmentField({ failure, label }: { failure?: Failure | undefined; label: string }) {
  const help = '最多 5 个，每个不超过 20 MB；PDF、Word、Excel、图片';
  return <Field name="files" label={label} help={help} type="file" multiple failure={failure} />;
}
