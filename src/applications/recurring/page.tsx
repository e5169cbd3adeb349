import { dayOf } from '../../platform/dates.ts';
import { Empty, Panel, Tag } from '../../platform/ui/index.ts';
import type { PublicText } from '../../publishing/index.ts';
import { SEVERAL } from './rules.ts';
import type { AskedFor, RecurringRequest, ToldDecision } from './store.ts';
import { PERIODS, RECURRING } from './words.ts';

type Matter = RecurringRequest & { matching: readonly PublicText[]; decisions: readonly ToldDecision[] };

/** What several asked for, or suggested to publish, with what became of it. */
export function RecurringPage({ all, months }: { all: readonly Matter[]; months: number }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>常被申请的信息</h1>
          <p class="meta">
            {`内容相近的申请满 ${SEVERAL} 件的，`}
            以及申请人建议公开的，列在这里。能公开的转为主动公开，以后的申请人就不必再申请。
          </p>
        </div>
      </header>
      <nav class="tabs" aria-label="期间">
        {PERIODS.map((each) => (
          <a key={each} href={`${RECURRING}?months=${each}`} aria-current={each === months ? 'page' : undefined}>
            近 {each} 个月
          </a>
        ))}
      </nav>
      {all.length === 0 && (
        <Panel>
          <Empty>
            近 {months} 个月没有 {SEVERAL} 件以上内容相近的申请，也没有申请人建议公开。有了会列在这里，并在工作台提示。
          </Empty>
        </Panel>
      )}
      {all.map((one) => (
        <MatterPanel key={one.members[0]!.id} of={one} />
      ))}
      <p class="law">
        多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围。申请人认为应当公开的，可以建议；经审核属于主动公开范围的，应当及时主动公开。《条例》第四十四条。
      </p>
    </>
  );
}

function MatterPanel({ of }: { of: Matter }) {
  const { members, matching, decisions } = of;
  const newest = members.at(-1)!;
  const open = members.filter(({ decision }) => !decision);
  return (
    <Panel title={newest.subject} id={`a${newest.id}`} more={of.waits ? <Tag tone="warn">待决定</Tag> : undefined}>
      <p>
        {members.length} 件申请，{of.applicants} 位申请人{given(members)}
        {members.some(({ wantsPublic }) => wantsPublic) && '；有申请人建议主动公开'}。
      </p>
      {matching.length > 0 && (
        <p>
          可能已经公开：
          {matching.map(({ documentId, title }, at) => (
            <span key={documentId}>
              {at > 0 && '；'}
              <a href={`/documents/${documentId}`}>{title}</a>
            </span>
          ))}
        </p>
      )}
      {decisions.map((decision) => (
        <Decided key={decision.id} decision={decision} />
      ))}
      <details class="verb">
        <summary>查看 {members.length} 件申请</summary>
        <ul class="near">
          {members.map((one) => (
            <li key={one.id}>
              <a href={`/console/applications/${one.id}`}>{one.subject}</a>
              <span>
                {one.number}　{GIVEN[one.given]}
                {one.wantsPublic && '　建议公开'}
              </span>
            </li>
          ))}
        </ul>
      </details>
      {of.waits && (
        <div class="actions">
          <a class="btn" href={`${RECURRING}/${open[0]!.id}/draft`}>
            拟稿公开
          </a>
          <a class="btn quiet" href={`${RECURRING}/${open[0]!.id}/decline`}>
            不予转为主动公开
          </a>
        </div>
      )}
    </Panel>
  );
}

/** What was decided, by whom, and where it is now. */
export function Decided({ decision }: { decision: ToldDecision }) {
  const by = `${decision.decider}，${dayOf(decision.at)}`;
  if (decision.kind === 'declined')
    return (
      <p>
        <Tag>不予转为主动公开</Tag> {decision.reason}（{by}）
      </p>
    );
  if (decision.documentId === null)
    return (
      <p>
        <Tag>曾拟稿公开</Tag> 草稿已放弃（{by}）
      </p>
    );
  return (
    <p>
      <Tag tone={decision.published ? 'ok' : 'plain'}>{decision.published ? '已主动公开' : '已拟稿公开'}</Tag>{' '}
      <a href={decision.published ? `/documents/${decision.documentId}` : `/console/documents/${decision.documentId}`}>
        {decision.published ? '查看公开的信息' : '查看文稿'}
      </a>
      （{by}）
    </p>
  );
}

const GIVEN: Record<AskedFor['given'], string> = {
  yes: '已予公开',
  public: '原已主动公开',
  no: '未予公开',
  open: '在办',
};

function given(members: readonly AskedFor[]): string {
  const counts = (Object.keys(GIVEN) as AskedFor['given'][]).map(
    (kind) => [GIVEN[kind], members.filter((one) => one.given === kind).length] as const,
  );
  const parts = counts.filter(([, count]) => count > 0).map(([label, count]) => `${label} ${count} 件`);
  return parts.length ? `；${parts.join('，')}` : '';
}
