import { minuteOf } from '../../../platform/dates.ts';
import { count, Empty, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import type { Compared, ReckoningLine } from '../../dues/changes.ts';
import { CAUSES, CHANGES, type ChangeKind, DESK, MINE } from '../../words.ts';
import { Head } from './tabs.tsx';

const KINDS = Object.keys(CHANGES) as ChangeKind[];

/** 变更对照: each reckoning that changed something, the newest first. */
export function ReckoningsPage({ reckonings }: { reckonings: readonly ReckoningLine[] }) {
  return (
    <>
      <Head
        current="changes"
        about="目录、科室、放假安排、登记的事项变了，没有公开的重新计算，已经公开的不动；变动前后都在这里。"
      />
      <Panel>
        {reckonings.length === 0 ? (
          <Empty>还没有计算过。目录里有了事项，就会按期计算。</Empty>
        ) : (
          <TableFrame label="变更对照">
            <table>
              <thead>
                <tr>
                  <th scope="col">时间</th>
                  <th scope="col">原因</th>
                  <th scope="col">由谁</th>
                  {KINDS.map((kind) => (
                    <th key={kind} scope="col" class="n">
                      {CHANGES[kind]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {reckonings.map((one) => (
                  <tr key={one.id}>
                    <th scope="row" class="whole">
                      <a href={`${DESK}/changes/${one.id}`}>{minuteOf(one.at)}</a>
                    </th>
                    <td>
                      {CAUSES[one.cause]}
                      {one.remark && `：${one.remark}`}
                    </td>
                    <td>{one.by}</td>
                    {KINDS.map((kind) => (
                      <td key={kind} class="n">
                        {count(one[kind])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}

/** What one reckoning changed: before and after, due by due. */
export function ReckoningPage({ reckoning, dues }: { reckoning: ReckoningLine; dues: readonly Compared[] }) {
  const all = KINDS.reduce((sum, kind) => sum + reckoning[kind], 0);
  return (
    <>
      <header class="head">
        <div>
          <h1>
            {CAUSES[reckoning.cause]}
            {reckoning.remark && `：${reckoning.remark}`}
          </h1>
          <p class="meta">
            {minuteOf(reckoning.at)}　{reckoning.by}　·　变动 {count(all)} 项
            {dues.length < all && `，列出 ${count(dues.length)} 项`}
          </p>
        </div>
      </header>
      <Panel>
        <DueComparison dues={dues.map((one) => ({ ...one, href: `${MINE}/${one.dueId}` }))} />
      </Panel>
    </>
  );
}

interface ComparisonProps {
  dues: readonly { name: string; what: ChangeKind; was: string | null; is: string | null; href?: string }[];
}

/** Dues before and after, as a table. */
export function DueComparison({ dues }: ComparisonProps) {
  return (
    <TableFrame label="变动前后">
      <table>
        <thead>
          <tr>
            <th scope="col">应公开事项</th>
            <th scope="col">变动</th>
            <th scope="col">变动前</th>
            <th scope="col">变动后</th>
          </tr>
        </thead>
        <tbody>
          {dues.map(({ name, what, was, is, href }, at) => (
            <tr key={at}>
              <th scope="row">{href ? <a href={href}>{name}</a> : name}</th>
              <td>
                <Tag tone={what === 'dropped' ? 'warn' : 'plain'}>{CHANGES[what]}</Tag>
              </td>
              <td class="whole">{was ?? '—'}</td>
              <td class="whole">{is ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
