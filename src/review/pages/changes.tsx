import { Panel } from '../../platform/ui/index.ts';
import type { Piece } from '../compare.ts';

/** What changed since this reviewer last gave a verdict, or against what the public sees. */
export function Changes({ changes }: { changes: Piece[][] }) {
  return (
    <Panel title="与您上次所见相比">
      <div class="changes">
        {changes.map((line, n) => (
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
        ))}
      </div>
    </Panel>
  );
}
