import { OPENING_REASONS } from '../../../applications/index.ts';
import { has } from '../../../platform/roles.ts';
import { Facts, Field, Form, Panel } from '../../../platform/ui/index.ts';
import { DESK } from '../../paths.ts';
import { intake } from '../../rules.ts';
import type { MessageProps } from './props.ts';

/** Who wrote it, masked until it is opened with a reason; a new code for who comes to the window. */
export function SenderPanel({ of, who, opened, attempt }: MessageProps) {
  const { row, given } = of;
  const failure = attempt?.slug === 'code' ? attempt.failure : undefined;
  return (
    <Panel title="留言人">
      {opened?.sender ? (
        <Facts
          rows={(
            [
              ['姓名', opened.sender.name],
              ['电话', opened.sender.telephone],
              ['邮箱', opened.sender.email],
            ] as const
          ).filter(([, value]) => value)}
        />
      ) : (
        <p>
          {row.sender_shown}
          {given && `（留有${given}）`}
        </p>
      )}
      {row.by_telephone && <p class="help">要求电话答复。</p>}
      {!opened && !row.personal_erased_on && (
        <Form action={`${DESK}/${row.id}/open`} among="open">
          <Field
            name="reason"
            label="查看的原因"
            options={OPENING_REASONS.map((value) => ({ value, label: value }))}
            typed={{}}
          />
          <button class="btn quiet" type="submit">
            查看留言人信息
          </button>
          <p class="help">查看会留下记录。</p>
        </Form>
      )}
      {has(who, ...intake) && given.includes('姓名') && given.includes('电话') && (
        <details class="verb" open={failure !== undefined}>
          <summary>补发查询码</summary>
          <Form action={`${DESK}/${row.id}/code`} failure={failure} among="code">
            <Field
              name="name"
              label="来人说的姓名"
              required
              typed={attempt?.typed ?? {}}
              failure={failure}
              autocomplete="off"
            />
            <Field
              name="telephone"
              label="来人说的电话"
              required
              typed={attempt?.typed ?? {}}
              failure={failure}
              autocomplete="off"
            />
            <button class="btn quiet" type="submit">
              核对并补发
            </button>
          </Form>
        </details>
      )}
    </Panel>
  );
}
