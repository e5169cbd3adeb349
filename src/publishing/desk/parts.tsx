import { minuteOf } from '../../platform/dates.ts';
import { fileSize, Tag } from '../../platform/ui/index.ts';
import type { Attachment } from '../revisions.ts';
import type { DocumentState } from '../tables.ts';
import { stateNames } from '../words.ts';

const tones: Record<DocumentState, 'ok' | 'warn' | 'late' | 'plain'> = {
  draft: 'plain',
  inReview: 'warn',
  returned: 'late',
  approved: 'warn',
  scheduled: 'warn',
  published: 'ok',
  withdrawn: 'plain',
};

/** The state in words; a correction says that the public still sees the old text. */
export function StateTag({ state, correcting }: { state: DocumentState; correcting?: boolean }) {
  return (
    <>
      <Tag tone={tones[state]}>{stateNames[state]}</Tag>
      {correcting && (
        <>
          {' '}
          <Tag>更正稿</Tag>
        </>
      )}
    </>
  );
}

export function When({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{minuteOf(at)}</time>;
}

/** Address of a file; `base` is '' for the public, '/console' for staff, who also see what is not public yet. */
export function fileAddress(base: '' | '/console', { hash, name }: { hash: string; name: string }): string {
  return `${base}/files/${hash}/${encodeURIComponent(name)}`;
}

export function AttachmentLink({ base, file }: { base: '' | '/console'; file: Attachment }) {
  return (
    <>
      <a href={fileAddress(base, file)}>{file.name}</a> <span class="num">{fileSize(file.size)}</span>
    </>
  );
}
