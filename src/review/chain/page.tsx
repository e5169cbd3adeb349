import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { roles } from '../../platform/roles.ts';
import { Field, Form, Icon, type IconName, Panel } from '../../platform/ui/index.ts';
import type { ChainStep } from '../tables.ts';
import { MOST_STEPS, stepRoles } from './rules.ts';

interface Props {
  typed: Typed;
  /** how many steps the form holds */
  length: number;
  saved: readonly ChainStep[];
  /** documents under review now */
  open: number;
  /** where texts would come to a stand under the saved chain */
  gaps: readonly string[];
  unsaved?: boolean;
  failure?: Failure | undefined;
}

const roleOptions = stepRoles.map((role) => ({ value: role, label: roles[role] }));
const checkOptions = [
  { value: 'gates', label: '核对三关' },
  { value: 'secrecy', label: '保密审查意见' },
];

/** Left the steps as a form, right the chain that holds now. */
export function ChainPage({ typed, length, saved, open, gaps, unsaved, failure }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>审核环节设置</h1>
          <p class="meta">信息公开前依次经过哪些环节、由谁办理。三关指语言文字关、规范关、政治导向关。</p>
        </div>
      </header>
      <div class="grid">
        <Panel title="审核环节">
          {unsaved && <p class="warning">环节已调整，还没有保存。</p>}
          <Form action="/console/reviews/chain" failure={failure} class="chain-form">
            {/* the Enter key presses a form's first button */}
            <button class="sr" name="button" value="save" type="submit" tabIndex={-1} aria-hidden="true">
              保存
            </button>
            {failure?.fields?.steps && (
              <p class="error" id="f-steps">
                {failure.fields.steps}
              </p>
            )}
            {Array.from({ length }, (_, n) => (
              <StepFields key={n} n={n} length={length} typed={typed} failure={failure} />
            ))}
            {length < MOST_STEPS && (
              <button class="btn quiet" name="button" value="add" type="submit">
                <Icon name="plus" size={18} />
                增加一个环节
              </button>
            )}
            <div class="actions">
              <button class="btn" name="button" value="save" type="submit">
                保存审核环节
              </button>
              <button class="btn quiet" name="button" value="default" type="submit">
                改回默认环节
              </button>
              <button class="btn quiet" name="button" value="small" type="submit">
                小镇环节（不分科室）
              </button>
            </div>
          </Form>
        </Panel>
        <div>
          <Panel title="现行环节">
            <ol class="chain">
              <li>
                <b>编辑撰稿、提交审核</b>
                <p>撰稿人不得审核本人的文稿；同一人在一轮审核中只办理一个环节。</p>
              </li>
              {saved.map((step) => (
                <li key={step.label}>
                  <b>{step.label}</b>
                  <p>
                    {roles[step.role]}
                    {step.scope === 'office' && '（起草科室）'}，
                    {step.checks === 'secrecy' ? '保密审查意见' : '核对三关'}
                  </p>
                </li>
              ))}
              <li>
                <b>公开</b>
              </li>
            </ol>
          </Panel>
          {gaps.length > 0 && (
            <Panel title="需要配备人员">
              <p class="help">下列环节没有足够的人办理，送审后会停在那里。请安全管理员授权。</p>
              <ul class="found">
                {gaps.map((gap) => (
                  <li key={gap}>{gap}</li>
                ))}
              </ul>
            </Panel>
          )}
          <Panel title="何时生效">
            <p>
              {open > 0
                ? `现有 ${open} 件正在审核，仍按送审时的环节办完；保存后送审的按新的环节办理。`
                : '保存后送审的文件按新的环节办理；正在审核的仍按送审时的环节办完。'}
            </p>
            <p class="law">
              行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任；公开前依照保密法律法规进行审查。《条例》第十七条。
            </p>
          </Panel>
        </div>
      </div>
    </>
  );
}

function StepFields({ n, length, typed, failure }: { n: number; length: number } & Pick<Props, 'typed' | 'failure'>) {
  const shared = { typed, failure };
  const ordinal = `第 ${n + 1} 个环节`;
  return (
    <fieldset class="chain-step">
      <legend>{ordinal}</legend>
      <div class="step-fields">
        <Field name={`label${n}`} label="名称" required {...shared} />
        <Field name={`role${n}`} label="由谁办理" options={roleOptions} {...shared} />
        <Field name={`checks${n}`} label="核对内容" options={checkOptions} {...shared} />
      </div>
      <div class="moves">
        {n > 0 && <Move to={`up-${n}`} icon="arrow-up" label="上移" of={ordinal} />}
        {n < length - 1 && <Move to={`down-${n}`} icon="arrow-down" label="下移" of={ordinal} />}
        <Move to={`remove-${n}`} icon="trash" label="移除" of={ordinal} />
      </div>
    </fieldset>
  );
}

function Move({ to, icon, label, of }: { to: string; icon: IconName; label: string; of: string }) {
  return (
    <button class="plain" name="button" value={to} type="submit">
      <Icon name={icon} size={18} />
      {label}
      <span class="sr">{of}</span>
    </button>
  );
}
