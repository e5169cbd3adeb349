import type { Typed } from '../http/form.ts';
import type { Failure } from '../outcome.ts';
import { Form } from '../ui/index.ts';
import { CheckFields, type HumanCheck } from './check.tsx';
import type { Acknowledgement } from './passes.ts';

/** Number, code and time of what was sent: the only time that they are shown together. */
export function Codes(props: { label: string; acknowledgement: Acknowledgement; at: string; by?: string }) {
  const { label, acknowledgement, at, by } = props;
  return (
    <dl class="codes">
      <div>
        <dt>{label}</dt>
        <dd>{acknowledgement.number}</dd>
      </div>
      <div>
        <dt>查询码</dt>
        <dd class="code">{acknowledgement.code.replace(/(.{5})(?=.)/g, '$1 ')}</dd>
      </div>
      <div>
        <dt>提交时间</dt>
        <dd>{at}</dd>
      </div>
      {by && (
        <div>
          <dt>受理机关</dt>
          <dd>{by}</dd>
        </div>
      )}
    </dl>
  );
}

/** For computers that others use too. @param help what leaving is good for */
export function LeaveForm({ action, help }: { action: string; help: string }) {
  return (
    <Form action={action} class="closing noprint">
      <p class="help">{help}</p>
      <button class="btn quiet" type="submit" data-clear-saved>
        退出
      </button>
    </Form>
  );
}

interface ConfirmProps {
  action: string;
  /** where it goes back to be changed */
  edit: string;
  /** names of the fields that travel on */
  fields: readonly string[];
  check: HumanCheck;
  typed: Typed;
  failure: Failure | undefined;
  /** slips of files that came with it */
  kept?: readonly { sealed: string }[];
}

/** What was typed travels on, and is sent or changed. */
export function ConfirmForm({ action, edit, fields, check, typed, failure, kept = [] }: ConfirmProps) {
  return (
    <Form action={action} failure={failure} id="confirm">
      {fields.flatMap((name) =>
        [typed[name] ?? []].flat().map((value) => <input type="hidden" key={name} name={name} value={value} />),
      )}
      {kept.map(({ sealed }) => (
        <input type="hidden" key={sealed} name="kept" value={sealed} />
      ))}
      <CheckFields check={check} typed={typed} failure={failure} />
      <div class="actions">
        <button class="btn big" type="submit">
          确认提交
        </button>
        <button class="btn quiet" type="submit" formaction={edit}>
          返回修改
        </button>
      </div>
    </Form>
  );
}
