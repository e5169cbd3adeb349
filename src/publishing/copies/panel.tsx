import { Panel } from '../../platform/ui/index.ts';
import { fileAddress } from '../desk/parts.tsx';
import type { Attachment } from '../revisions.ts';
import type { AttachmentCopy } from './store.ts';
import { copyInWords } from './words.ts';

interface Props {
  copies: readonly AttachmentCopy[];
  attachments: readonly Pick<Attachment, 'hash'>[];
}

/** Which attachments are copies, of what, and what was done to them; nothing where none is. */
export function Copies({ copies, attachments }: Props) {
  const shown = copies.filter(({ copyHash }) => attachments.some(({ hash }) => hash === copyHash));
  if (!shown.length) return null;
  return (
    <Panel title="附件的公开版">
      <ul class="dots">
        {shown.map(({ copyHash, copyName, originalHash, originalName, told, by }) => (
          <li key={copyHash}>
            《{copyName}》由{by}从
            <a href={fileAddress('/console', { hash: originalHash, name: originalName })}>原件《{originalName}》</a>
            生成{copyInWords(told)}。
          </li>
        ))}
      </ul>
      <p class="help">原件不公开。</p>
    </Panel>
  );
}
