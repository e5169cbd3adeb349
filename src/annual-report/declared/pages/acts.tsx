import type { Office } from '../../../organizations/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { yuan } from '../../../platform/money.ts';
import type { Failure } from '../../../platform/outcome.ts';
import type { Who } from '../../../platform/roles.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { yearHref } from '../../links.ts';
import { bookkeepers, mayKeepActsOf } from '../../rules.ts';
import { actKinds, actNames, actUnit, isMoney } from '../kinds.ts';
import type { ActChange, DeclaredAct } from '../store.ts';
import { ActChanges } from './act-changes.tsx';

interface ListProps {
  who: Who;
  year: number;
  acts: DeclaredAct[];
  changes: readonly ActChange[];
  offices: Office[];
  typed?: Typed;
  failure?: Failure | undefined;
}

/** The ledger of decisions and charges of a year, and a form to enter one. */
export function ActsPage({ who, year, acts, changes, offices, typed, failure }: ListProps) {
  const own = offices.filter((office) => mayKeepActsOf(who, office.id));
  const given = typed ?? { kind: 'licence', count: '1', officeId: String(own[0]?.id ?? '') };
  return (
    <>
      <header class="head">
        <div>
          <h1>{year} 年其他数据登记</h1>
          <p class="meta">
            许可、处罚、强制、收费，启用平台前的规范性文件、台账以外的公开渠道和责任追究，在这里逐笔登记，写明日期、来源和凭据。可以一笔登记一件，也可以登记一份统计表的合计。
          </p>
        </div>
      </header>
      <div class="grid">
        <Panel>
          {acts.length === 0 ? (
            <Empty>
              本年度还没有登记。行政许可、行政处罚、行政强制决定和行政事业性收费等登记后列在这里，并计入报告。
            </Empty>
          ) : (
            <Acts who={who} year={year} acts={acts} changes={changes} />
          )}
        </Panel>
        {own.length > 0 && who.roles.some((role) => bookkeepers.includes(role)) && (
          <Panel title="登记一笔">
            <Form action={`${yearHref(year)}/acts`} upload failure={failure}>
              <ActFields typed={given} failure={failure} />
              <Field
                name="officeId"
                label="科室"
                options={own.map((office) => ({ value: String(office.id), label: office.name }))}
                typed={given}
                failure={failure}
              />
              <button class="btn" type="submit">
                登记
              </button>
            </Form>
          </Panel>
        )}
      </div>
    </>
  );
}

function Acts({ who, year, acts, changes }: Pick<ListProps, 'who' | 'year' | 'acts' | 'changes'>) {
  return (
    <TableFrame label="登记">
      <table>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">类别</th>
            <th scope="col">日期</th>
            <th scope="col" class="n">
              件数、金额
            </th>
            <th scope="col">科室、来源</th>
          </tr>
        </thead>
        <tbody>
          {acts.map((act) => (
            <tr key={act.id} id={`act-${act.id}`} class={act.removedAt ? 'removed' : undefined}>
              <th scope="row">
                {act.removedAt ? (
                  <>
                    <s>{act.title}</s>
                    <br />
                    <Tag>已删除</Tag> {act.removedReason}
                  </>
                ) : mayKeepActsOf(who, act.officeId) ? (
                  <a href={`${yearHref(year)}/acts/${act.id}`}>{act.title}</a>
                ) : (
                  act.title
                )}
              </th>
              <td>{actNames[act.kind]}</td>
              <td>
                <time>{act.happenedOn}</time>
              </td>
              <td class="n">
                {isMoney(act.kind) ? yuan(act.amountFen) : act.count} {actUnit(act.kind)}
              </td>
              <td>
                {act.office}
                <br />
                {act.source}
                <Evidence year={year} act={act} />
                <ActChanges changes={changes.filter(({ actId }) => actId === act.id)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** What proves an entry: a link, a file. */
function Evidence({ year, act: { id, link, evidence } }: { year: number; act: DeclaredAct }) {
  return (
    <>
      {link && (
        <>
          <br />
          <a href={link} rel="noreferrer">
            查看来源
          </a>
        </>
      )}
      {evidence && (
        <>
          <br />
          凭据：<a href={`${yearHref(year)}/acts/${id}/evidence`}>{evidence.name}</a>
        </>
      )}
    </>
  );
}

function ActFields({ typed, failure }: { typed: Typed; failure?: Failure | undefined }) {
  const shared = { typed, failure };
  return (
    <>
      <Field
        {...shared}
        name="kind"
        label="类别"
        options={actKinds.map((kind) => ({ value: kind, label: actNames[kind] }))}
      />
      <Field {...shared} name="happenedOn" label="日期" type="date" required help="年初结存写 1 月 1 日" />
      <Field {...shared} name="title" label="事项" required placeholder="如 建房审批、占道经营处罚" />
      <div class="split-fields">
        <Field {...shared} name="count" label="件数、条数" help="收费以外的填写" />
        <Field {...shared} name="amount" label="金额（元）" help="收费填写" />
      </div>
      <Field {...shared} name="source" label="来源" required help="可以查到原始记录的台账、文号或票据" />
      <Field {...shared} name="link" label="来源链接" type="url" placeholder="https://" />
      <Field
        {...shared}
        name="evidence"
        label="凭据文件"
        type="file"
        accept=".pdf,.ofd,.docx,.xlsx,.doc,.xls,.jpg,.jpeg,.png"
        help="PDF、Word、Excel 或者图片，不超过 20 MB；来源链接和凭据文件至少有一项"
      />
    </>
  );
}

interface ActProps {
  year: number;
  act: DeclaredAct;
  changes: readonly ActChange[];
  typed?: Typed;
  failure?: Failure | undefined;
}

/** One entry: to be mended, or taken out, each with its reason. */
export function ActPage({ year, act, changes, typed, failure }: ActProps) {
  const path = `${yearHref(year)}/acts/${act.id}`;
  const removing = failure?.fields?.removeReason !== undefined;
  const given = typed ?? {
    kind: act.kind,
    happenedOn: act.happenedOn,
    title: act.title,
    source: act.source,
    link: act.link,
    count: isMoney(act.kind) ? '' : String(act.count),
    amount: isMoney(act.kind) ? yuan(act.amountFen) : '',
  };
  return (
    <>
      <header class="head">
        <div>
          <h1>{act.title}</h1>
          <p class="meta">
            {act.office}　{act.recordedBy} 登记
          </p>
        </div>
      </header>
      <div class="grid">
        <Panel title="更正">
          <Evidence year={year} act={act} />
          <ActChanges changes={changes} />
          <Form action={path} upload failure={removing ? undefined : failure}>
            <input type="hidden" name="version" value={act.version} />
            <ActFields typed={given} failure={failure} />
            <Field name="reason" label="更正原因" required typed={given} failure={failure} />
            <button class="btn" type="submit">
              保存更正
            </button>
          </Form>
        </Panel>
        <Panel title="删除">
          <Form action={`${path}/remove`} failure={removing ? failure : undefined}>
            <input type="hidden" name="version" value={act.version} />
            <p class="help">删除后不再计入报告，原记录和原因仍可查看。</p>
            <Field name="removeReason" label="删除原因" required typed={typed} failure={failure} />
            <button class="btn quiet" type="submit">
              删除这笔登记
            </button>
          </Form>
        </Panel>
      </div>
    </>
  );
}
