import { has, roles, type Who } from '../../platform/roles.ts';
import { Panel, Tag } from '../../platform/ui/index.ts';
import type { Facts, Step } from './steps.ts';

interface Props {
  who: Who;
  steps: readonly Step[];
  holders: Facts['holders'];
}

/** 开始使用, until all that cannot wait is done: what is missing, who can do it, why the law wants it. */
export function FirstStepsPanel({ who, steps, holders }: Props) {
  const done = steps.filter((step) => step.done).length;
  return (
    <Panel title={`开始使用：已完成 ${done} / ${steps.length}`} id="first-steps">
      <ol class="first-steps">
        {steps.map((step) => (
          <li key={step.key} class={step.done ? 'done' : undefined}>
            <b>{step.title}</b> {step.done ? <Tag tone="ok">已完成</Tag> : <Tag tone="warn">待办</Tag>}
            {!step.done && <Missing step={step} who={who} holders={holders} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Missing({ step, who, holders }: { step: Step; who: Who; holders: Facts['holders'] }) {
  const people = holders.filter(({ role }) => step.roles.includes(role));
  const said = step.roles.map((role) => roles[role]).join('或者');
  const names = [...new Set(people.map(({ name }) => name))];
  return (
    <>
      <p>{step.missing}。</p>
      <p>
        {has(who, ...step.roles) ? (
          <a href={step.href}>由您办理 →</a>
        ) : (
          <>
            由{said}
            {names.length > 0 ? `（${names.join('、')}）` : '（还没有人担任）'}办理
          </>
        )}
      </p>
      <p class="help">{step.why}</p>
    </>
  );
}
