import { REVIEW_GATES, SECRECY_STATEMENT } from '../../law/index.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import { ByMachine } from '../pages/gates.tsx';
import { dueStep } from '../rounds/rules.ts';
import type { Several } from './gather.ts';
import { BATCH, INBOX } from './links.ts';

interface Props {
  several: readonly Several[];
  /** how many of those asked for are not among them */
  left: number;
  typed?: Typed;
  /** what became of others that were said something of */
  became?: readonly { title: string; said: string }[];
  /** by round */
  faults?: ReadonlyMap<number, string>;
}

const READ = '已通读全文，语言文字关、规范关、政治导向关均已核对';

/** Several subjects one below another, each in full, each with its own tick and verdict; none for all. */
export function BatchPage({ several, left, typed = {}, became = [], faults = new Map() }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>集中审核</h1>
          <p class="meta">没有须核对内容的简单文稿，逐件通读、逐件出具意见。没有选择意见的留待以后办理。</p>
        </div>
      </header>
      {became.length > 0 && (
        <Panel title="刚才的办理结果">
          <ul class="found">
            {became.map(({ title, said }) => (
              <li key={`${title}${said}`}>
                {title}：{said}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {left > 0 && (
        <p class="warning">另有 {left} 件不能在这里一并审核：已有变动、环节不同，或者有须核对的内容，请逐件审核。</p>
      )}
      {several.length === 0 ? (
        <p>
          <a href={INBOX}>回到审核列表</a>
        </p>
      ) : (
        <Form action={BATCH}>
          {several.map((one, n) => (
            <One
              key={one.round.id}
              one={one}
              n={n + 1}
              of={several.length}
              typed={typed}
              fault={faults.get(one.round.id)}
            />
          ))}
          <div class="actions">
            <button class="btn" type="submit">
              提交所选意见
            </button>
            <a class="btn quiet" href={INBOX}>
              返回
            </a>
          </div>
          <p class="law">意见只对各自这一稿有效，一经修改，须重新审核。《条例》第十七条。</p>
        </Form>
      )}
    </>
  );
}

interface OneProps {
  one: Several;
  n: number;
  of: number;
  typed: Typed;
  fault: string | undefined;
}

function One({ one: { round, shown }, n, of, typed, fault }: OneProps) {
  const { id } = round;
  const step = round.steps[dueStep(round)]!;
  const secrecy = step.checks === 'secrecy';
  return (
    <section class="one-of" aria-label={shown.title} id={`round-${id}`}>
      <h2>
        {n}/{of}　{shown.title}
      </h2>
      <p class="meta">{shown.meta}</p>
      {shown.content}
      <Panel title={`${step.label}：${shown.title}`}>
        <input type="hidden" name="round" value={id} />
        <input type="hidden" name={`hash-${id}`} value={round.contentHash} />
        <input type="hidden" name={`step-${id}`} value={dueStep(round)} />
        {fault && (
          <p class="error" role="alert">
            {fault}
          </p>
        )}
        {shown.looked &&
          (secrecy ? (['secrecy'] as const) : (['language', 'norms', 'politics'] as const)).map((gate) => (
            <div key={gate} class="gate">
              <b>{gate === 'secrecy' ? '保密审查' : REVIEW_GATES[gate].label}</b>
              <ByMachine gate={gate} {...shown.looked!} />
            </div>
          ))}
        <label class="choice">
          <input type="checkbox" name={`read-${id}`} value="yes" checked={first(typed, `read-${id}`) === 'yes'} />
          <span>{secrecy ? `已通读全文。${SECRECY_STATEMENT}` : READ}</span>
        </label>
        <Choices
          name={`verdict-${id}`}
          legend="意见"
          type="radio"
          options={[
            { value: 'passed', label: '通过' },
            { value: 'returned', label: '退回修改' },
            { value: '', label: '暂不办理' },
          ]}
          typed={{ [`verdict-${id}`]: first(typed, `verdict-${id}`) }}
        />
        <Field
          name={`remark-${id}`}
          label="说明"
          help="退回时必填，写明需要修改的地方"
          type="textarea"
          rows={2}
          typed={typed}
        />
      </Panel>
    </section>
  );
}
