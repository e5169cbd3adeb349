import { Panel } from '../../platform/ui/index.ts';
import { shortened } from '../compare.ts';
import type { Changed } from '../rounds/changes.ts';

const NOT_COMPARED = {
  shape: '文字和各项内容没有变化，只有版式（如加粗、对齐、表格式样）改动，请通读。',
  unkept: '此前的内容未留存，无法比对。',
  tooMuch: '改动过多，系统未能在限定时间内比对，请通读全文。',
};

/** What changed since this reviewer last gave a verdict, or against what the public sees.
 *  @param around lines that are shown beside a changed one */
export function Changes({ changes, around }: { changes: Changed; around?: number }) {
  return (
    <Panel title="与您上次所见相比">
      {typeof changes === 'string' ? (
        <p class="help">{NOT_COMPARED[changes]}</p>
      ) : (
        <div class="changes">
          {shortened(changes, around).map((line, n) =>
            typeof line === 'number' ? (
              <p key={n} class="help">
                （{line} 段未改）
              </p>
            ) : (
              <p key={n}>
                {line.map((piece) =>
                  piece.kind === 'added' ? (
                    <ins>{piece.text}</ins>
                  ) : piece.kind === 'removed' ? (
                    <del>{piece.text}</del>
                  ) : (
                    piece.text
                  ),
                )}
              </p>
            ),
          )}
        </div>
      )}
    </Panel>
  );
}
