import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { TrackForm } from '../../platform/public-forms/index.ts';
import { HOME } from '../filing/paths.ts';

interface Props {
  typed: Typed;
  failure?: Failure | undefined;
  example: string;
}

/** Number and code open one's own application. */
export function TrackPage({ typed, failure, example }: Props) {
  return (
    <div class="filing narrow">
      <h1 class="title">查询办理进度</h1>
      <p class="lead">凭提交时得到的编号和查询码，可以看进度、补正、下载答复、撤回。</p>
      <TrackForm action={`${HOME}/track`} number={{ label: '申请编号', example }} typed={typed} failure={failure} />
      <p class="aside-note">
        丢失编号或者查询码的，请带身份证件到窗口办理，联系方式见<a href={`${HOME}#offline`}>依申请公开</a>。
      </p>
    </div>
  );
}
