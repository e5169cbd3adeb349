import { OFFICE_HOURS_IN_WORDS } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { roles } from '../../platform/roles.ts';
import { Field, Form, Icon, type IconName, Panel } from '../../platform/ui/index.ts';
import type { FiledUnder } from '../subjects.ts';
import type { ChainStep } from '../tables.ts';
import { timeInWords } from '../words.ts';
import { CHAIN, chainHref } from './links.ts';
import { MOST_STEPS, stepRoles } from './rules.ts';
import { type Chain, inWords } from './scope.ts';

interface Props {
  /** for what the form is */
  of: Omit<Chain, 'steps'>;
  /** the chain that holds for it now; undefined: none is set up */
  held: Chain | undefined;
  /** all that are set up */
  chains: readonly Chain[];
  columns: readonly FiledUnder[];
  offices: readonly { id: number; name: string }[];
  typed: Typed;
  saved: readonly ChainStep[];
  /** documents under review now */
  open: number;
  /** where texts would come to a stand under the saved chain */
  gaps: readonly string[];
  unsaved?: boolean | undefined;
  failure?: Failure | undefined;
}

const roleOptions = stepRoles.map((role) => ({ value: role, label: roles[role] }));
const checkOptions = [
  { value: 'gates', label: '核对三关' },
  { value: 'secrecy', label: '保密审查意见' },
];
const unitOptions = [
  { value: 'days', label: '工作日' },
  { value: 'hours', label: '工作小时' },
];

const isAll = ({ columnId, officeId }: Pick<Chain, 'columnId' | 'officeId'>) => columnId === null && officeId === null;
const isOf = (one: Pick<Chain, 'columnId' | 'officeId'> | undefined, other: Pick<Chain, 'columnId' | 'officeId'>) =>
  one?.columnId === other.columnId && one.officeId === other.officeId;

/** Left the steps as a form, right the chain that holds now and what else has one of its own. */
export function ChainPage(props: Props) {
  const { of, held, typed, unsaved, failure } = props;
  const own = isOf(held, of);
  const length = Array.from({ length: MOST_STEPS + 1 }, (_, n) => typed[`label${n}`]).filter(
    (one) => one !== undefined,
  ).length;
  return (
    <>
      <header class="head">
        <div>
          <h1>审核环节设置</h1>
          <p class="meta">信息公开前依次经过哪些环节、由谁办理、多长时间办完。三关指语言文字关、规范关、政治导向关。</p>
        </div>
      </header>
      <div class="grid">
        <Panel title={`${inWords(of)}的审核环节`}>
          {!own && !isAll(of) && (
            <p class="help">没有单独设置，现在按{inWords(held)}的审核环节办理。改动后保存，即为单独设置。</p>
          )}
          {unsaved && <p class="warning">环节已调整，还没有保存。</p>}
          <Form action={CHAIN} failure={failure} class="chain-form">
            {/* the Enter key presses a form's first button */}
            <button class="sr" name="button" value="save" type="submit" tabIndex={-1} aria-hidden="true">
              保存
            </button>
            {of.columnId !== null && <input type="hidden" name="column" value={of.columnId} />}
            {of.officeId !== null && <input type="hidden" name="office" value={of.officeId} />}
            {failure?.fields?.steps && (
              <p class="error" id="f-steps">
                {failure.fields.steps}
              </p>
            )}
            <p class="help">
              时限从轮到这一环节时起算；工作日从次日起算，工作小时按 {OFFICE_HOURS_IN_WORDS} 计算，均按工作日历。
            </p>
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
              {own && !isAll(of) && (
                <button class="btn quiet" name="button" value="drop" type="submit">
                  取消单独设置
                </button>
              )}
            </div>
          </Form>
        </Panel>
        <div>
          <Saved {...props} />
          <Scopes {...props} />
          <Effect open={props.open} />
        </div>
      </div>
    </>
  );
}

/** The chain that holds, and who is missing for it. */
function Saved({ of, held, saved, gaps }: Props) {
  return (
    <>
      <Panel title="现行环节">
        {!isAll(of) && (
          <p class="help">
            {inWords(of)}现在按{isOf(held, of) ? '单独设置' : inWords(held)}的环节办理。
          </p>
        )}
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
                {step.scope === 'office' && '（起草科室）'}，{step.checks === 'secrecy' ? '保密审查意见' : '核对三关'}
                {step.limit && `，${timeInWords(step.limit)}内办理`}
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
    </>
  );
}

/** What has a chain of its own, and a way to any other. */
function Scopes({ of, chains, columns, offices }: Props) {
  const own = chains.filter((chain) => !isAll(chain));
  const typed = { column: String(of.columnId ?? ''), office: String(of.officeId ?? '') };
  return (
    <Panel title="按栏目、科室单独设置">
      {own.length > 0 ? (
        <ul class="found">
          {own.map((chain) => (
            <li key={chainHref(chain)}>
              <a href={chainHref(chain)} aria-current={isOf(chain, of) ? 'page' : undefined}>
                {inWords(chain)}
              </a>
              ：{chain.steps.map(({ label }) => label).join('、')}
            </li>
          ))}
        </ul>
      ) : (
        <p class="help">没有单独设置的栏目和科室，都按全机关的审核环节办理。</p>
      )}
      {!isAll(of) && (
        <p>
          <a href={CHAIN}>全机关的审核环节</a>
        </p>
      )}
      <p class="help">
        最具体的优先：先看栏目和科室都指定的，再看栏目（包括上级栏目），再看科室，最后是全机关的。年度报告和机关信息按全机关的环节办理。
      </p>
      <form method="get" action={CHAIN}>
        <Field
          name="column"
          label="栏目"
          options={[
            { value: '', label: '各栏目' },
            ...columns.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          typed={typed}
        />
        <Field
          name="office"
          label="送审科室"
          options={[
            { value: '', label: '各科室、村和社区' },
            ...offices.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          typed={typed}
        />
        <button class="btn quiet" type="submit">
          查看和设置
        </button>
      </form>
    </Panel>
  );
}

function Effect({ open }: Pick<Props, 'open'>) {
  return (
    <Panel title="何时生效">
      <p>
        {open > 0
          ? `现有 ${open} 件正在审核，仍按送审时的环节和时限办完；保存后送审的按新的办理。`
          : '保存后送审的文件按新的环节办理；正在审核的仍按送审时的环节办完。'}
      </p>
      <p class="law">
        行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任；公开前依照保密法律法规进行审查。《条例》第十七条。
      </p>
    </Panel>
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
        <Field name={`limit${n}`} label="时限（不限的留空）" inputmode="numeric" {...shared} />
        <Field name={`unit${n}`} label="时限单位" options={unitOptions} {...shared} />
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
