import { DISCLOSURE_ITEMS } from '../../law/index.ts';
import { count, Empty, SectionHead, TableFrame } from '../../platform/ui/index.ts';
import { nameOf, subjectInWords, timeInWords } from '../catalogue/content.ts';
import { AUDIENCES, HOME, MANNERS, TIERS, TITLE } from '../words.ts';
import type { PublicMet, PublicObligation } from './store.ts';

interface Names {
  offices: readonly { id: number; name: string }[];
  columns: readonly { id: number; slug: string; name: string }[];
  authority: string;
}

type ListProps = Names & { obligations: readonly PublicObligation[] };

const anchor = (n: number) => `field-${n + 1}`;

function byField(obligations: readonly PublicObligation[]): [string, PublicObligation[]][] {
  const fields = new Map<string, PublicObligation[]>();
  for (const one of obligations) fields.set(one.content.level1, [...(fields.get(one.content.level1) ?? []), one]);
  return [...fields];
}

/** 基层政务公开标准目录: the ten columns, by fields; each item leads to what is published. 国办发〔2019〕54号 */
export function StandardsPage({ obligations, ...names }: ListProps) {
  const fields = byField(obligations);
  return (
    <>
      <h1 class="title">{TITLE}</h1>
      <p class="lead">本机关公开什么、依据什么、什么时候由谁公开。点开每一项，看已经公开的信息。</p>
      {fields.length === 0 ? (
        <Empty>目录还没有公布。</Empty>
      ) : (
        <>
          <p class="aside-note">
            <a href={`${HOME}/law`}>按《条例》所列事项看</a>
          </p>
          <nav class="fields" aria-label="一级事项">
            {fields.map(([field], n) => (
              <a key={field} href={`#${anchor(n)}`} lang="zh-CN">
                {field}
              </a>
            ))}
          </nav>
          {fields.map(([field, rows], n) => (
            <section key={field} id={anchor(n)}>
              <h2 class="field-name" lang="zh-CN">
                {field}
              </h2>
              <Standards rows={rows} {...names} first={before(fields, n)} />
            </section>
          ))}
        </>
      )}
    </>
  );
}

const before = (fields: readonly [string, readonly unknown[]][], n: number): number =>
  fields.slice(0, n).reduce((sum, [, rows]) => sum + rows.length, 0);

function Standards({ rows, offices, columns, authority, first }: Names & { rows: PublicObligation[]; first: number }) {
  return (
    <TableFrame label={`公开事项：${rows[0]!.content.level1}`}>
      <table class="standards">
        <thead>
          <tr>
            <th scope="col">公开事项</th>
            <th scope="col">序号</th>
            <th scope="col">公开内容（要素）</th>
            <th scope="col">公开依据</th>
            <th scope="col">公开时限</th>
            <th scope="col">公开主体</th>
            <th scope="col">公开渠道和载体</th>
            <th scope="col">公开对象</th>
            <th scope="col">公开方式</th>
            <th scope="col">公开层级</th>
            <th scope="col">栏目</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, content, published }, at) => {
            const column = columns.find((one) => one.id === content.columnId);
            return (
              <tr key={id}>
                <th scope="row">
                  <a href={`${HOME}/${id}`}>
                    <span lang="zh-CN">{content.level2}</span>
                  </a>
                  <small>已公开 {count(published)} 条</small>
                </th>
                <td>{first + at + 1}</td>
                <td lang="zh-CN">{content.elements}</td>
                <td lang="zh-CN">{content.basis}</td>
                <td>
                  <Time content={content} />
                </td>
                <td>
                  <Subject words={subjectInWords(content.subject, offices, authority)} />
                </td>
                <td lang="zh-CN">{content.channels}</td>
                <td>
                  <Audience content={content} />
                </td>
                <td>{MANNERS[content.manner]}</td>
                <td>{content.tiers.map((tier) => TIERS[tier]).join('、')}</td>
                <td>{column ? <a href={`/columns/${column.slug}`}>{column.name}</a> : '—'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

type Content = PublicObligation['content'];

const Time = ({ content }: { content: Content }) =>
  content.time ? <span lang="zh-CN">{content.time}</span> : <span>{timeInWords(content)}</span>;

const Subject = ({ words }: { words: string }) => <span>{words}</span>;

const Audience = ({ content: { audience, group } }: { content: Content }) => (
  <>
    <span>{AUDIENCES[audience]}</span>
    {group && (
      <>
        {' '}
        <span lang="zh-CN">（{group}）</span>
      </>
    )}
  </>
);

/** The same catalogue in the order of 条例 arts. 20 and 21. */
export function ByLawPage({ obligations }: { obligations: readonly PublicObligation[] }) {
  const rest = obligations.filter(({ content }) => content.item === null);
  const part = (article: string) =>
    DISCLOSURE_ITEMS.filter(({ id }) => id.startsWith(`${article}.`)).map((item) => ({
      item,
      own: obligations.filter(({ content }) => content.item === item.id),
    }));
  return (
    <>
      <h1 class="title">公开事项，按《条例》所列</h1>
      <p class="lead">
        每一条后面是本机关的公开事项。也可以<a href={HOME}>按领域看</a>。
      </p>
      {(
        [
          ['20', '《条例》第二十条'],
          ['21', '《条例》第二十一条（乡镇）'],
        ] as const
      ).map(([article, title]) => (
        <section key={article}>
          <SectionHead title={title} />
          <ol class="by-law">
            {part(article).map(({ item, own }) => (
              <li key={item.id}>
                <a href={`/disclosure/items/${item.id}`}>{item.label}</a>
                {own.length === 0 ? <p class="help">没有列出事项。</p> : <Items obligations={own} />}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {rest.length > 0 && (
        <section>
          <SectionHead title="其他事项" />
          <Items obligations={rest} />
        </section>
      )}
    </>
  );
}

const Items = ({ obligations }: { obligations: readonly PublicObligation[] }) => (
  <ul class="items">
    {obligations.map(({ id, content, published }) => (
      <li key={id}>
        <a href={`${HOME}/${id}`}>
          <span lang="zh-CN">{nameOf(content)}</span>
        </a>{' '}
        <span class="help">已公开 {count(published)} 条</span>
      </li>
    ))}
  </ul>
);

type OneProps = Names & { obligation: PublicObligation; met: readonly PublicMet[] };

/** One item: what the catalogue says of it, and what was published for it. */
export function StandardPage({ obligation, met, offices, columns, authority }: OneProps) {
  const { content } = obligation;
  const column = columns.find(({ id }) => id === content.columnId);
  const facts = [
    ['公开内容（要素）', <span lang="zh-CN">{content.elements}</span>],
    ['公开依据', <span lang="zh-CN">{content.basis}</span>],
    ['公开时限', <Time content={content} />],
    ['公开主体', <Subject words={subjectInWords(content.subject, offices, authority)} />],
    ['公开渠道和载体', <span lang="zh-CN">{content.channels}</span>],
    ['公开对象', <Audience content={content} />],
    ['公开方式', <span>{MANNERS[content.manner]}</span>],
    ['公开层级', <span>{content.tiers.map((tier) => TIERS[tier]).join('、')}</span>],
  ] as const;
  return (
    <>
      <h1 class="title" lang="zh-CN">
        {nameOf(content)}
      </h1>
      <dl class="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {column && (
          <div>
            <dt>栏目</dt>
            <dd>
              <a href={`/columns/${column.slug}`}>{column.name}</a>
            </dd>
          </div>
        )}
      </dl>
      <section>
        <SectionHead title="已经公开的" />
        {met.length === 0 ? (
          <Empty>还没有列出。最新的信息请到栏目里看，没有公开的可以申请。</Empty>
        ) : (
          <ul class="list">
            {met.map(({ href, title, on }) => (
              <li key={href}>
                <a href={href}>
                  <span lang="zh-CN">{title}</span>
                </a>
                <time>{on}</time>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
