import { APPLICANT_KINDS } from '../../../law/index.ts';
import { Empty, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { RECURRING } from '../../recurring/words.ts';
import { listHref } from './list.ts';
import type { Wall, WallLine } from './wall.ts';

/** Every open application, the most urgent first, and who has how much of it. */
export function WallPage({ wall, mine, writes }: { wall: Wall; mine: boolean; writes: boolean }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>依申请公开</h1>
          <p class="meta">在办申请按剩余工作日排列。期限怎样算出，打开每一件都有逐日说明。</p>
        </div>
        <div class="acts">
          {writes && (
            <a class="btn" href="/console/applications/new">
              登记申请
            </a>
          )}
          {writes && (
            <a class="btn quiet" href={RECURRING}>
              常被申请的信息
            </a>
          )}
          <a class="btn quiet" href="/console/applications/all">
            全部申请
          </a>
        </div>
      </header>
      <nav class="tabs" aria-label="范围">
        <a href="/console/applications" aria-current={mine ? undefined : 'page'}>
          全部在办
        </a>
        <a href="/console/applications?mine=yes" aria-current={mine ? 'page' : undefined}>
          我经办的
        </a>
      </nav>
      <div class="grid wall">
        <div>
          {wall.total === 0 && (
            <Panel>
              <Empty>现在没有在办的申请。网上提交的申请会出现在这里；当面、邮寄、传真收到的，请点“登记申请”。</Empty>
            </Panel>
          )}
          {wall.groups.map(({ id, title, lines }) => (
            <Panel key={id} title={title} more={<span class="num">{lines.length} 件</span>}>
              <ul class="open-ones">
                {lines.map((line) => (
                  <CaseLine key={line.id} line={line} />
                ))}
              </ul>
            </Panel>
          ))}
        </div>
        <Panel title="经办人在办情况">
          {wall.load.length === 0 ? (
            <Empty>没有在办的申请。</Empty>
          ) : (
            <TableFrame label="经办人在办情况">
              <table>
                <thead>
                  <tr>
                    <th scope="col">经办人</th>
                    <th scope="col" class="n">
                      在办
                    </th>
                    <th scope="col" class="n">
                      5 个工作日内
                    </th>
                    <th scope="col" class="n">
                      逾期
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {wall.load.map(({ officerId, name, open, soon, late }) => (
                    <tr key={officerId}>
                      <th scope="row">{officerId ? <a href={listHref({ officerId })}>{name}</a> : name}</th>
                      <td class="n">{open}</td>
                      <td class="n">{soon}</td>
                      <td class="n">{late > 0 ? <Tag tone="late">{late}</Tag> : 0}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableFrame>
          )}
          <p class="law">自收到申请之日起 20 个工作日内答复，经批准最多延长 20 个工作日。《条例》第三十三条。</p>
        </Panel>
      </div>
    </>
  );
}

function CaseLine({ line }: { line: WallLine }) {
  const late = line.phase === 'open' && line.left !== null && line.left < 0;
  return (
    <li class={late ? 'late' : undefined}>
      <Left line={line} />
      <div>
        <a href={`/console/applications/${line.id}`}>{line.subject}</a>
        <span>
          {line.number}　{APPLICANT_KINDS[line.applicant_kind]}　{line.applicant_shown}　经办：
          {line.officer ?? '未分派'}
          {line.paused && <Tag tone="warn">正在征求意见</Tag>}
        </span>
      </div>
    </li>
  );
}

/** How many working days, or that nothing runs; never by colour alone. */
function Left({ line: { phase, left, due_on, due_provisional, waits_until } }: { line: WallLine }) {
  if (phase === 'unconfirmed') return <b class="left">—</b>;
  if (left === null) return <b class="left">—</b>;
  const day = phase === 'open' ? due_on : waits_until;
  return (
    <b class="left">
      {left < 0 && <i>逾期 </i>}
      {Math.abs(left)}
      <i> 个工作日</i>
      <small>
        {day} {left < 0 ? '到期' : '前'}
        {due_provisional ? '（暂定）' : ''}
      </small>
    </b>
  );
}
