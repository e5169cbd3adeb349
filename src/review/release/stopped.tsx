import type { ComponentChildren } from 'preact';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import type { ReleaseStanding } from './standing.ts';

interface Props {
  /** where the request goes */
  action: string;
  /** what cannot be done: '送审', '签发' */
  cannot: string;
  /** what it stands in: '文稿或者附件' */
  within: string;
  /** what stops it, and nobody has let through */
  stopped: readonly Passage[];
  standing: ReleaseStanding;
  /** may ask; left out: reads only */
  asks?: boolean;
  /** more that the request carries */
  hidden?: ComponentChildren;
  typed: Typed;
  failure?: Failure | undefined;
}

/** Why a text cannot go on, and the one way past it: the word of who reviews secrecy. 条例 arts. 14, 15, 17 */
export function Stopped({ action, cannot, within, stopped, standing, asks = true, hidden, typed, failure }: Props) {
  const { turn, refused } = standing;
  const secret = stopped.some(({ check }) => check === 'secrecy.mark');
  const numbers = stopped.some(({ check }) => check !== 'secrecy.mark');
  return (
    <Panel title={turn ? '等待保密审查员放行' : `不能${cannot}`}>
      <p class="warning" id="f-marks">
        {secret && `${within}带有疑似国家秘密标志，不能${cannot}。确属涉密的，立即停止在本系统中处理，按保密规定报告。`}
        {numbers &&
          `${within}中有身份证号码、银行卡号，不能${cannot}。请隐去后再${cannot}${within.includes('附件') ? '；附件请换成隐去后的文件' : ''}。`}
      </p>
      {refused && (
        <p class="warning">
          <b>不予放行</b>（{refused.by}）：{refused.remark}
        </p>
      )}
      {turn ? (
        <p>
          已提请放行，
          {turn.people.length
            ? `等待${turn.people.join('、')}办理。`
            : `没有人能办理：须有在用账号的${turn.roles}，请联系政府信息公开工作机构负责人或安全管理员。`}
          修改后须重新提请。
        </p>
      ) : (
        asks && (
          <Form action={action} failure={failure}>
            {hidden}
            <Field
              name="reason"
              label="确属误判的，提请保密审查员放行"
              help="写明为什么不涉密、不涉及个人隐私，如：文中引用的是保密法的条文。放行不是解密，只对现在这一稿有效"
              type="textarea"
              rows={3}
              typed={typed}
              failure={failure}
            />
            <div class="actions">
              <button class="btn quiet" type="submit">
                提请放行
              </button>
            </div>
          </Form>
        )
      )}
    </Panel>
  );
}
