import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { TrackForm } from '../../platform/public-forms/index.ts';
import { HOME } from '../paths.ts';

interface Props {
  typed: Typed;
  failure?: Failure | undefined;
  example: string;
}

/** Number and code open one's own message. */
export function TrackPage({ typed, failure, example }: Props) {
  return (
    <div class="filing narrow">
      <h1 class="title">查询留言</h1>
      <p class="lead">凭提交时得到的编号和查询码，可以看办到哪一步、看答复、评价、追问、撤回。</p>
      <TrackForm action={`${HOME}/track`} number={{ label: '留言编号', example }} typed={typed} failure={failure} />
      <p class="aside-note">丢失查询码的，请带留言时写的姓名、电话到窗口补发。</p>
    </div>
  );
}
