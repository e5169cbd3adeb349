import { has, type Who } from '../../../platform/roles.ts';
import { Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import type { Case } from './case.ts';
import { anyOption, PhaseTag } from './parts.tsx';
import type { Attempt } from './routes.tsx';

/** An extension waits for the head's decision. */
export function ExtensionPanel({ of: { row }, who, attempt }: { of: Case; who: Who; attempt: Attempt }) {
  const request = row.extension_request;
  if (!request) return null;
  const declining = attempt.slug === 'extension-decline';
  return (
    <Panel title="待批准的延期">
      <p>
        {request.byName} 于 {request.on} 申请延长 {request.days} 个工作日：{request.reason}
      </p>
      {has(who, 'disclosureHead') ? (
        <div class="actions">
          <Form
            action={`/console/applications/${row.id}/extension-approve`}
            failure={attempt.slug === 'extension-approve' ? attempt.failure : undefined}
          >
            <input type="hidden" name="version" value={row.version} />
            <button class="btn" type="submit">
              批准延期
            </button>
          </Form>
          <details class="verb" open={declining}>
            <summary>不同意</summary>
            <Form
              action={`/console/applications/${row.id}/extension-decline`}
              failure={declining ? attempt.failure : undefined}
            >
              <input type="hidden" name="version" value={row.version} />
              <Field name="note" label="不同意的理由" required {...(declining ? attempt : {})} />
              <button class="btn quiet" type="submit">
                退回延期申请
              </button>
            </Form>
          </details>
        </div>
      ) : (
        <p class="help">须由政府信息公开工作机构负责人在原期限届满前批准（《条例》第三十三条）。</p>
      )}
    </Panel>
  );
}

/** Earlier ones that resemble it, and what may already be public. */
export function AlikePanel({ of: { alike, maybePublic } }: { of: Case }) {
  if (alike.length + maybePublic.length === 0) return null;
  return (
    <Panel title="可能重复或者已公开">
      <ul class="near">
        {maybePublic.map((text) => (
          <li key={`d${text.documentId}`}>
            <a href={`/documents/${text.documentId}`}>{text.title}</a>
            <span>已主动公开</span>
          </li>
        ))}
        {alike.map((one) => (
          <li key={one.id}>
            <a href={`/console/applications/${one.id}`}>{one.subject}</a>
            <span>
              {one.number} {one.sameApplicant && <Tag tone="warn">同一申请人</Tag>} <PhaseTag phase={one.phase} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function OfficerPanel({ of, attempt, writes }: { of: Case; attempt: Attempt; writes: boolean }) {
  const { row, officers } = of;
  const name = officers.find(({ id }) => id === row.officer_id)?.name ?? '未分派';
  return (
    <Panel title="经办人">
      <p>{name}</p>
      {writes && (
        <details class="verb" open={attempt.slug === 'assign'}>
          <summary>改派</summary>
          <Form
            action={`/console/applications/${row.id}/assign`}
            failure={attempt.slug === 'assign' ? attempt.failure : undefined}
          >
            <input type="hidden" name="version" value={row.version} />
            <Field
              name="officerId"
              label="经办人"
              options={[anyOption('请选择'), ...officers.map((one) => ({ value: String(one.id), label: one.name }))]}
              typed={{ officerId: String(row.officer_id ?? '') }}
            />
            <button class="btn quiet" type="submit">
              分派
            </button>
          </Form>
        </details>
      )}
    </Panel>
  );
}

/** Opening the applicant's data leaves a trace. */
export function PersonalForm({ id }: { id: number }) {
  return (
    <details class="verb">
      <summary>查看完整信息（将留痕）</summary>
      <Form action={`/console/applications/${id}/personal`}>
        <Field name="why" label="查看事由" placeholder="如：电话核实、寄送答复" />
        <button class="btn quiet" type="submit">
          打开
        </button>
      </Form>
    </details>
  );
}
