import { PHASE_LABELS, type Phase } from '../../../law/index.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Tag } from '../../../platform/ui/index.ts';

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
  const error = failure?.fields?.files;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for="f-files">{label}</label>
      <p class="help" id="f-files-help">
        最多 5 个，每个不超过 20 MB；PDF、Word、Excel、图片
      </p>
      {error && <p class="error">{error}</p>}
      <input id="f-files" name="files" type="file" multiple aria-describedby="f-files-help" />
    </div>
  );
}
