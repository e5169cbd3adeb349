import { INDICATORS } from '../../law/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Facts, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { Finding } from '../findings/store.ts';
import { ACCEPTED } from '../rules.ts';
import type { Accepted, FindingStep } from '../tables.ts';
import { dueInWords, findingHref, nameOf, ownerOf, Where } from './words.tsx';

const stepNames: Record<FindingStep, string> = {
  found: '发现',
  returned: '再次出现',
  taken: '接手处理',
  again: '复查',
  mended: '复查合格',
  accepted: '说明理由',
  reopened: '退回继续整改',
};

interface Props {
  finding: Finding;
  steps: readonly { at: Date; kind: FindingStep; by_name: string; said: string }[];
  /** it is theirs to mend */
  theirs: boolean;
  /** where it is mended, where they go there */
  mendHref: string | undefined;
  meId: number | null;
  head: boolean;
  today: string;
  typed?: Typed;
  failure?: Failure | undefined;
}

/** One thing to be mended: what, where, why, whose, by when, and what became of it. */
export function FindingPage(props: Props) {
  const { finding, steps, today } = props;
  const { what, veto, indicator, said, address, mendedAt, returned } = finding;
  const { rule, source, how } = INDICATORS[indicator];
  return (
    <>
      <header class="head">
        <div>
          <h1>{what}</h1>
          <p class="meta">
            {nameOf(indicator)} {veto && <Tag tone="late">单项否决</Tag>}{' '}
            {mendedAt ? <Tag tone="ok">已整改</Tag> : finding.dueOn < today && <Tag tone="late">已超期</Tag>}
            {finding.isDemo && '　演示数据'}
          </p>
        </div>
      </header>
      <Panel>
        <Facts
          rows={[
            ['看到的情况', said],
            ['在哪里', <Where path={address} />],
            ['为什么要改', `${rule}（${source}）`],
            ['怎样检查', how],
            ['由谁整改', ownerOf(finding) + (finding.handlerName ? `，${finding.handlerName}处理中` : '')],
            ['期限', mendedAt ? `${minuteOf(mendedAt)} 复查合格` : dueInWords(finding)],
            [
              '出现',
              `${finding.firstDay} 首次发现，${finding.lastDay} 最近一次看到${returned ? `，整改后又出现过 ${returned} 次` : ''}`,
            ],
            ...(finding.acceptedHow
              ? [
                  [
                    '不整改的理由',
                    `${finding.acceptedName}：${ACCEPTED[finding.acceptedHow]}，${finding.reason}`,
                  ] as const,
                ]
              : []),
          ]}
        />
        {!mendedAt && !finding.mendHref && (
          <p class="help">这由网站程序本身决定，工作平台里没有可以改的地方，请系统管理员与维护单位处理。</p>
        )}
        {!mendedAt && <Deeds {...props} />}
      </Panel>
      {!mendedAt && !finding.acceptedHow && props.theirs && <Accepting {...props} />}
      <Panel title="经过">
        <ol class="steps">
          {steps.map((step, n) => (
            <li key={n}>
              <time>{dayOf(step.at)}</time>
              <div>
                <p>
                  <b>{stepNames[step.kind]}</b> {step.by_name} {minuteOf(step.at).slice(11)}
                </p>
                {step.said && <p>{step.said}</p>}
              </div>
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}

function Deeds({ finding, theirs, mendHref, meId, head }: Props) {
  const { id, handlerId, handlerName, acceptedHow } = finding;
  const at = findingHref(id);
  return (
    <div class="actions">
      {mendHref && (
        <a class="btn" href={mendHref}>
          去整改
        </a>
      )}
      <Form action={`${at}/again`}>
        <button class={mendHref ? 'btn quiet' : 'btn'} type="submit">
          重新检查
        </button>
      </Form>
      {theirs && handlerId !== meId && !acceptedHow && (
        <Form action={`${at}/take`}>
          <input type="hidden" name="from" value={handlerId ?? 0} />
          <button class="btn quiet" type="submit">
            {handlerName ? `从${handlerName}接手` : '我来处理'}
          </button>
        </Form>
      )}
      {head && acceptedHow && (
        <Form action={`${at}/reopen`}>
          <button class="btn quiet" type="submit">
            退回继续整改
          </button>
        </Form>
      )}
    </div>
  );
}

function Accepting({ finding, typed, failure }: Props) {
  return (
    <Panel title="不整改的，说明理由">
      <p class="help">理由由政府信息公开工作机构负责人查看，可以退回；得分和单项否决不因此改变。</p>
      <Form action={`${findingHref(finding.id)}/accept`} failure={failure}>
        <Choices
          name="how"
          legend="情况"
          type="radio"
          required
          typed={typed}
          failure={failure}
          options={(Object.keys(ACCEPTED) as Accepted[]).map((value) => ({ value, label: ACCEPTED[value] }))}
        />
        <Field name="reason" label="理由" type="textarea" rows={3} required typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          提交理由
        </button>
      </Form>
    </Panel>
  );
}

interface AddressProps {
  /** what is set */
  typed: Typed;
  /** where it would be probed without */
  usual: string | undefined;
  own: string;
  last: { said: string; at: Date; address: string } | undefined;
  failure?: Failure | undefined;
  action: string;
}

/** 探测网址. */
export function AddressPage({ typed, usual, own, last, failure, action }: AddressProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>探测网址</h1>
          <p class="meta">从哪里打开网站。应为公众使用、并且从这台服务器能打开的网址。</p>
        </div>
      </header>
      <Panel>
        <Facts
          rows={[
            ['不填写时', usual ?? `没有登记域名，只能从本机端口 ${own} 检查，“站点无法访问”为未检查`],
            ['最近一次', last ? `${minuteOf(last.at)} 打开 ${last.address}：${last.said}` : '还没有探测过'],
          ]}
        />
        <p class="help">
          网站前面有代理、网络不让服务器绕回公开网址的，填写内部能打开的网址；指向内部网络的，另请机房在
          GONGKAI_INSIDE_HOSTS 中列出这台主机。更改以前的探测记录照旧计入。
        </p>
        <Form action={action} failure={failure}>
          <Field
            name="address"
            label="网址"
            type="url"
            help="以 https:// 或 http:// 开头，例如 https://www.town.example；留空按域名"
            typed={typed}
            failure={failure}
          />
          <button class="btn" type="submit">
            保存并试一次
          </button>
        </Form>
      </Panel>
    </>
  );
}
