import { type Channel, DISCLOSURE_ITEMS } from '../../law/index.ts';
import type { Authority } from '../../organizations/index.ts';
import { longDate } from '../../platform/dates.ts';
import { count, Figure, SectionHead } from '../../platform/ui/index.ts';
import { type Column, type PublicationLine, PublicationList } from '../../publishing/index.ts';
import { UNITS } from '../units.ts';

export interface HomeFacts {
  authority: Authority;
  year: number;
  channels: Record<Channel, number>;
  newest: PublicationLine[];
  byArticleItem: ReadonlyMap<string, number>;
  columns: { column: Column; newest: PublicationLine[] }[];
  report: { year: number; published_on: string | null } | undefined;
  /** names of authorities below it that have a site */
  units: string[];
}

export function HomePage(facts: HomeFacts) {
  const { authority, newest, columns, report, units } = facts;
  return (
    <>
      <h1 class="sr">{authority.name}政府信息公开</h1>
      <YearBand {...facts} />
      <div class="split right">
        <div>
          <section>
            <SectionHead title="最新公开" more={['全部', '/documents']} />
            <PublicationList rows={newest} column />
          </section>
          <section>
            <SectionHead title="法定主动公开" more={['全部事项', '/disclosure/items']} />
            <Items byArticleItem={facts.byArticleItem} />
          </section>
          <div class="pair">
            {columns.map(({ column, newest: rows }) => (
              <section key={column.id}>
                <SectionHead title={column.name} more={['更多', `/columns/${column.slug}`]} />
                <PublicationList rows={rows} />
              </section>
            ))}
          </div>
        </div>
        <aside>
          <Card
            title="找不到？可以申请"
            action={['我要申请', '/disclosure/application']}
            second={['查进度', '/disclosure/application/track']}
          >
            自收到申请之日起 20 个工作日内答复。每一天怎么算，随时查得到。
          </Card>
          {report && (
            <Card title={`${report.year} 年度报告`} action={['阅读年报', `/disclosure/reports/${report.year}`]}>
              {report.published_on && `${longDate(report.published_on)}发布。`}公开了什么、答复了什么，都有数可查。
            </Card>
          )}
          <Card title="公开指南" action={['查看指南', '/disclosure/guide']}>
            信息怎样分类、到哪里查阅、向谁询问{authority.contact.telephone && `：${authority.contact.telephone}`}。
          </Card>
          {units.length > 0 && (
            <Card title="所属单位" action={['各单位信息公开', UNITS]}>
              {units.slice(0, 6).join('、')}
              {units.length > 6 && `等 ${units.length} 个单位`}的公开指南、年报和申请渠道。
            </Card>
          )}
        </aside>
      </div>
    </>
  );
}

function YearBand({ year, channels }: HomeFacts) {
  const total = Object.values(channels).reduce((sum, n) => sum + n, 0);
  const others = total - channels.website - channels.wechat;
  const behind = `/disclosure/channels?year=${year}`;
  return (
    <section class="band figures" aria-label={`${year} 年公开情况`}>
      <div>
        <h2>{year} 年公开情况</h2>
        <p>点开数字，看它从何而来。</p>
      </div>
      <Figure value={total} label="主动公开（条）" href={behind} />
      <Figure value={channels.website} label="政府网站" href={`/documents?year=${year}`} />
      <Figure value={channels.wechat} label="微信公众号" href={`${behind}#wechat`} />
      <Figure value={others} label="公开栏、屏、群等" href={`${behind}#others`} />
    </section>
  );
}

/** The items under which most stands, in the order of the law. */
function Items({ byArticleItem }: { byArticleItem: ReadonlyMap<string, number> }) {
  const most = new Set([...byArticleItem].sort((a, b) => b[1] - a[1]).map(([id]) => id));
  const filled = DISCLOSURE_ITEMS.filter((item) => most.has(item.id)).slice(0, 10);
  const shown = filled.length >= 4 ? filled : DISCLOSURE_ITEMS.slice(0, 8);
  return (
    <div class="ledger two">
      {shown.map((item) => (
        <a key={item.id} href={`/disclosure/items/${item.id}`}>
          {item.short}
          <em>{count(byArticleItem.get(item.id) ?? 0)}</em>
        </a>
      ))}
    </div>
  );
}

interface CardProps {
  title: string;
  action: [label: string, path: string];
  /** beside the action, which is then the thing to do */
  second?: [label: string, path: string];
  children: preact.ComponentChildren;
}

function Card({ title, action, second, children }: CardProps) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <p>{children}</p>
      {second ? (
        <div class="actions">
          <a class="btn" href={action[1]}>
            {action[0]}
          </a>
          <a class="btn quiet" href={second[1]}>
            {second[0]}
          </a>
        </div>
      ) : (
        <a class="on" href={action[1]}>{`${action[0]} →`}</a>
      )}
    </section>
  );
}
