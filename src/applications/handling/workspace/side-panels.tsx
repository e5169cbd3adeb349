import { has, type Who } from '../../../platform/roles.ts';
import { Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { OPENING_REASONS } from '../../privacy/reasons.ts';
import { extensionApproval, extensionRefusal } from '../steps/extension.tsx';
import { type Attempt, VerbForm } from '../steps/verb.tsx';
import { PhaseTag } from './parts.tsx';
import { assignment } from './without-step.tsx';
import type { Workspace } from './workspace.ts';

/** An extension waits for the head's decision. */
export function ExtensionPanel({ of, who, attempt }: { of: Workspace; who: Who; attempt: Attempt }) {
  const request = of.extensionRequest;
  if (!request) return null;
  return (
    <Panel title="待批准的延期">
      <p>
        {request.byName} 于 {request.on} 申请延长 {request.days} 个工作日：{of.shown(request.reason)}
        {request.made && `（补录：称 ${request.made} 已经批准并告知申请人，请核对后批准）`}
      </p>
      {has(who, 'disclosureHead') ? (
        <div class="actions">
          <VerbForm verb={extensionApproval} of={of} attempt={attempt}>
            <button class="btn" type="submit">
              批准延期
            </button>
          </VerbForm>
          <details class="verb" open={attempt.slug === extensionRefusal.slug}>
            <summary>不同意</summary>
            <VerbForm verb={extensionRefusal} of={of} attempt={attempt}>
              <button class="btn quiet" type="submit">
                退回延期申请
              </button>
            </VerbForm>
          </details>
        </div>
      ) : (
        <p class="help">须由政府信息公开工作机构负责人在原期限届满前批准（《条例》第三十三条）。</p>
      )}
    </Panel>
  );
}

/** Earlier ones that resemble it, and what may already be public. */
export function AlikePanel({ of: { alike, maybePublic } }: { of: Workspace }) {
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

/** 复议, 诉讼 about it, and what they order. */
export function CasesPanel({ of: { cases, state } }: { of: Workspace }) {
  if (cases.length === 0) return null;
  return (
    <Panel title="复议诉讼" id="cases">
      {state.again && (
        <p>
          根据{state.again.order}重新办理
          {state.again.by ? `，${state.again.by} 前重新答复` : '，决定、判决没有确定期限，按 20 个工作日计算'}。
        </p>
      )}
      <ul class="near">
        {cases.map(({ title, href, note }) => (
          <li key={href}>
            <a href={href}>{title}</a>
            <span>{note}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function OfficerPanel({ of, attempt, writes }: { of: Workspace; attempt: Attempt; writes: boolean }) {
  const { row, officers } = of;
  const name = officers.find(({ id }) => id === row.officer_id)?.name ?? '未分派';
  return (
    <Panel title="经办人">
      <p>{name}</p>
      {writes && (
        <details class="verb" open={attempt.slug === assignment.slug}>
          <summary>改派</summary>
          <VerbForm verb={assignment} of={of} attempt={attempt}>
            <button class="btn quiet" type="submit">
              分派
            </button>
          </VerbForm>
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
        <Field name="why" label="查看事由" options={OPENING_REASONS.map((value) => ({ value, label: value }))} />
        <button class="btn quiet" type="submit">
          打开
        </button>
      </Form>
    </details>
  );
}
