import { CHECKS, type CheckId } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field } from '../../platform/ui/index.ts';
import type { ToAnswer } from '../rounds/acknowledged.ts';
import type { LookedAt } from '../subjects.ts';
import type { ChainStep } from '../tables.ts';
import { GateFields } from './gates.tsx';

interface Props {
  step: Pick<ChainStep, 'checks'>;
  /** what passing does, on its button */
  pass?: string;
  /** what the step asks the reviewer's own word for */
  asked?: readonly ToAnswer[];
  /** by the automatic checks */
  looked?: LookedAt | undefined;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** What a tick says. A release says that something is no mark of secrecy or no number of a person: nothing is declassified
 *  here, and nobody's number made public. 保守国家秘密法; 条例 arts. 14, 15 */
function answeredBy({ check, where, text }: ToAnswer, release: boolean): string {
  const place = where + (text && `“${text}”`);
  if (!release) return place;
  return check === 'secrecy.mark'
    ? `${place}：不是国家秘密标志`
    : `${place}：不是个人的${CHECKS[check as CheckId].name}`;
}

interface AnswerProps {
  /** what stopped the text, and not what no machine has read */
  release?: boolean;
  /** what the step asks the reviewer's own word for */
  asked: readonly ToAnswer[];
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** Inside a form: the reviewer's own word on what a step asks it for; nothing where it asks for none. 条例 art. 17 */
export function AnswerFields({ release = false, asked, typed, failure }: AnswerProps) {
  if (!asked.length) return null;
  return (
    <>
      <Choices
        name="opened"
        legend={release ? '被拦下的内容：逐处核对，确属误判的勾选' : '机器没有识别的内容：逐一打开看过后勾选'}
        type="checkbox"
        options={asked.map((one) => ({ value: one.key, label: answeredBy(one, release) }))}
        typed={typed}
        failure={failure}
      />
      {release && (
        <p class="help">
          放行只说明被拦下的内容不是国家秘密标志、不是个人的号码，不是解密：真正的密级标志、个人的号码不能放行，请退回。
        </p>
      )}
      <Field
        name="statement"
        label={release ? '放行说明' : '看到的情况'}
        help={`通过时必填，如：${release ? '文中引用的是保密法条文，不是密级标志' : '扫描件共 3 页，已逐页看过，没有涉密内容和个人信息'}`}
        type="textarea"
        rows={2}
        typed={typed}
        failure={failure}
      />
    </>
  );
}

/** Inside a form: what a step of the chain looks at, the remark, and the two verdicts. 条例 art. 17 */
export function VerdictFields({ step: { checks }, pass = '通过', asked = [], looked, typed, failure }: Props) {
  const secrecy = checks === 'secrecy';
  return (
    <>
      {(checks === 'gates' || secrecy) && (
        <GateFields secrecy={secrecy} looked={looked} typed={typed} failure={failure} />
      )}
      <AnswerFields release={checks === 'release'} {...{ asked, typed, failure }} />
      <Field
        name="remark"
        label="意见"
        help="退回时必填，写明需要修改的地方"
        type="textarea"
        rows={3}
        typed={typed}
        failure={failure}
      />
      <div class="actions">
        <button class="btn" name="verdict" value="passed" type="submit">
          {pass}
        </button>
        <button class="btn quiet" name="verdict" value="returned" type="submit">
          退回修改
        </button>
      </div>
    </>
  );
}
