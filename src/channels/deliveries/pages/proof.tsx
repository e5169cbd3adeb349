import { FILE_LIMIT } from '../../../platform/files/files.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, FieldFrame, useInput } from '../../../platform/ui/index.ts';
import type { Slip } from '../brought.ts';
import { type Evidence, MOST_PROOFS } from '../proofs.ts';

interface Props {
  typed?: Typed;
  failure?: Failure | undefined;
  /** what came with the form before it was refused */
  brought?: readonly Slip[] | undefined;
  /** what the record has already */
  there?: { id: number; evidence: readonly Evidence[] };
}

/** How it can be seen that something was put out: one of the three is needed. */
export function Proof({ typed, failure, brought = [], there }: Props) {
  return (
    <>
      <Field name="url" label="链接" type="url" help="微信文章等的网址，以 http 开头" typed={typed} failure={failure} />
      <Photos failure={failure} brought={brought} there={there} />
      <Field
        name="note"
        label="说明"
        type="textarea"
        rows={2}
        help="链接、照片、说明至少填一项"
        typed={typed}
        failure={failure}
      />
    </>
  );
}

const help = `公开栏、大屏拍照，群聊截图；可以一次选几张，最多 ${MOST_PROOFS} 张，每张最大 ${FILE_LIMIT / 1048576} MB；JPG、PNG、PDF。苹果手机的 HEIC 照片请先转成 JPG（设置—相机—格式—兼容性最佳）`;

function Photos({ failure, brought = [], there }: Props) {
  const error = failure?.fields?.evidence;
  return (
    <FieldFrame
      name="evidence"
      label="照片或文件"
      help={help}
      error={error}
      data-photos={MOST_PROOFS - brought.length - (there?.evidence.length ?? 0)}
      data-largest={FILE_LIMIT}
    >
      <ul class="proofs">
        {there?.evidence.map(({ hash, name }, at) => (
          <li key={hash}>
            <a href={`/console/deliveries/${there.id}/evidence/${at}`}>{name}</a>
            <label class="choice">
              <input type="checkbox" name="remove" value={String(at)} /> 去掉这张
            </label>
          </li>
        ))}
        {brought.map(({ slip, name }) => (
          <li key={slip}>
            <input type="hidden" name="kept" value={slip} />
            <span>{name}，已收下</span>
            <label class="choice">
              <input type="checkbox" name="drop" value={slip} /> 不要这张
            </label>
          </li>
        ))}
      </ul>
      <input
        {...useInput({ name: 'evidence', help, error })}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,image/gif,application/pdf"
      />
    </FieldFrame>
  );
}
