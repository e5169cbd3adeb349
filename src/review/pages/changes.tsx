import { Panel } from '../../platform/ui/index.ts';
import { shortened } from '../compare.ts';
import type { Changed } from '../rounds/changes.ts';
import type { FileChange } from '../rounds/files.ts';

const NOT_COMPARED = {
  shape: '文字和各项内容没有变化，只有版式（如加粗、对齐、表格式样）改动，请通读。',
  unkept: '此前的内容未留存，无法比对。',
  tooMuch: '改动过多，系统未能在限定时间内比对，请通读全文。',
};
const FILE_NOT_COMPARED = {
  shape: '文字没有变化，只有版式、图片或者文件属性不同，请打开查看。',
  unkept: '没有可以比对的文字，请打开查看。',
  tooMuch: '改动过多，系统未能在限定时间内比对，请打开通读。',
};

interface Props {
  changes: Changed | undefined;
  /** what became of the files beside the text */
  files?: readonly FileChange[] | undefined;
  /** lines that are shown beside a changed one */
  around?: number;
}

/** What changed since this reviewer last gave a verdict, or against what the public sees. Nothing: nothing is shown. */
export function Changes({ changes, files = [], around }: Props) {
  if (!changes && !files.length) return null;
  return (
    <Panel title="与您上次所见相比">
      {changes && <Lines changes={changes} said={NOT_COMPARED} around={around} />}
      {files.map((file) => (
        <FileLines key={`${file.kind} ${file.name} ${file.was}`} file={file} around={around} />
      ))}
    </Panel>
  );
}

function FileLines({ file, around }: { file: FileChange; around: number | undefined }) {
  const { name, was, words, unread } = file;
  return (
    <>
      <h3>{headOf(file)}</h3>
      {was !== undefined && (
        <p class="help">
          原为“{was}”，现为“{name}”。
        </p>
      )}
      {words && <Lines changes={words} said={FILE_NOT_COMPARED} around={around} />}
      {words && typeof words !== 'string' && unread.length > 0 && (
        <p class="help">没有识别的部分没有比对，请打开查看：{unread.join('；')}</p>
      )}
    </>
  );
}

function headOf({ kind, name }: FileChange): string {
  const did = { added: '是新增的，请打开通读', removed: '已移除', renamed: '改了名称，内容未改', replaced: '换了内容' };
  return `附件“${name}”${did[kind]}`;
}

interface LinesProps {
  changes: Changed;
  said: Readonly<Record<Extract<Changed, string>, string>>;
  around: number | undefined;
}

function Lines({ changes, said, around }: LinesProps) {
  if (typeof changes === 'string') return <p class="help">{said[changes]}</p>;
  return (
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
  );
}
