import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import { Chain, type Round, SaveOrSubmit, type Standing } from '../../review/index.ts';
import { type Content, groups } from '../content.ts';
import { profileForm } from '../form.ts';
import type { Draft, Version } from '../store.ts';
import { ProfileFacts } from './facts.tsx';

export const PATH = '/console/authority';

interface Props {
  /** as the public sees it */
  now: Content;
  draft: Draft | undefined;
  round: Round | undefined;
  standing: Standing;
  versions: Version[];
  /** where its site stands, or why it has none */
  site: string;
  /** who of this authority says under which; none: those of another */
  operators: string[];
  /** what the public still waits for */
  missing: string[];
  open: boolean;
  chain: readonly string[];
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

const tags: Partial<Record<Standing, [words: string, tone: 'ok' | 'warn' | 'late' | 'plain']>> = {
  open: ['审核中', 'warn'],
  returned: ['已退回', 'late'],
};

/** 机关信息: what the authority says of itself, for the head of its disclosure office. */
export function ProfilePage(props: Props) {
  const { now, draft, standing, missing, open, chain } = props;
  const [words, tone] =
    (draft && tags[standing]) ??
    (draft ? ['有未送审的修改', 'warn'] : open ? ['已公开', 'ok'] : ['还没有填写', 'plain']);
  const underReview = Boolean(draft) && standing === 'open';
  return (
    <>
      <header class="head">
        <div>
          <h1>机关信息</h1>
          <p class="meta">网站、公开指南、回执和文书都取自这里。填写后送审，签发即公开，历次内容都保留。</p>
        </div>
        <div class="acts">
          <Tag tone={tone}>{words}</Tag>
        </div>
      </header>
      {!open && (
        <p class="warning">
          网站正在建设中，公众还看不到。
          {missing.length > 0
            ? `还缺：${missing.join('、')}。填写、送审并签发后，网站即对公众开放。`
            : '签发后即对公众开放。'}
        </p>
      )}
      <div class="grid">
        <div>
          {underReview ? <ProfileFacts content={draft!.content} before={now} chain={chain} /> : <Edit {...props} />}
        </div>
        <div>
          <Now {...props} underReview={underReview} />
          <Site {...props} />
          <History versions={props.versions} />
        </div>
      </div>
    </>
  );
}

function Edit({ now, draft, chain, typed, failure }: Props) {
  const shown = typed ?? draft?.content ?? now;
  return (
    <Form action={PATH} of={profileForm} failure={failure}>
      {groups.map(({ title, law, fields }) => (
        <Panel key={title} title={title}>
          <p class="law">{law}</p>
          {fields.map(({ name, label, kind, help, required, part }) => (
            <Field
              key={name}
              name={name}
              label={label}
              type={kind === 'lines' ? 'textarea' : kind === 'date' ? 'date' : 'text'}
              {...(help && { help })}
              {...(required && { required })}
              {...(part && { placeholder: part.usual({ name: String(shown.name ?? ''), chain }) })}
              typed={shown}
              failure={failure}
            />
          ))}
        </Panel>
      ))}
      <SaveOrSubmit />
    </Form>
  );
}

function Now({ draft, round, standing, underReview, open }: Props & { underReview: boolean }) {
  if (!draft)
    return (
      <Panel title="审核">
        <p class="help">
          {open && '现在的内容已经公开。'}填写后送审，经保密审查和签发后公开；本机构自己的环节不再重复办理。
        </p>
      </Panel>
    );
  return (
    <Panel title="审核">
      {round && (standing === 'open' || standing === 'returned') && <Chain round={round} standing={standing} />}
      <p class="help">
        {draft.savedBy} {minuteOf(draft.savedAt)}保存
      </p>
      {underReview ? (
        <Form action={`${PATH}/recall`}>
          <button class="btn quiet" type="submit">
            撤回修改
          </button>
        </Form>
      ) : (
        <Form action={`${PATH}/discard`}>
          <button class="btn quiet" type="submit">
            放弃未公开的修改
          </button>
        </Form>
      )}
    </Panel>
  );
}

function Site({ site, operators }: Props) {
  return (
    <Panel title="网站">
      <p>{site}</p>
      <p class="help">
        域名和上级机关由平台运行管理员{operators.length > 0 && `（${operators.join('、')}）`}
        在“行政机关”中登记，以免占用其他机关的域名。
      </p>
    </Panel>
  );
}

function History({ versions }: { versions: Version[] }) {
  return (
    <Panel title="历次公开">
      {versions.length === 0 && <p class="help">签发后，每一次的内容都保留在这里。</p>}
      <ul class="todo">
        {versions.map(({ id, publishedAt, submittedBy, signedBy, namesFrom }) => (
          <li key={id}>
            <a href={`${PATH}/versions/${id}`}>{minuteOf(publishedAt)}</a>
            <span>
              {submittedBy}送审，{signedBy}签发
              {namesFrom && `；新名称自 ${namesFrom} 起使用`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A version as it was signed. */
export function VersionPage({
  version,
  before,
  chain,
}: {
  version: Version;
  before: Version | undefined;
  chain: readonly string[];
}) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{minuteOf(version.publishedAt)}公开的机关信息</h1>
          <p class="meta">
            {version.submittedBy}送审，{version.signedBy}签发
          </p>
        </div>
      </header>
      <ProfileFacts content={version.content} {...(before && { before: before.content })} chain={chain} />
    </>
  );
}
