import { minuteOf } from '../../../platform/dates.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Empty, Form, Panel, TableFrame } from '../../../platform/ui/index.ts';
import type { DueDocument } from '../../dues/documents.ts';
import type { Excuse } from '../../dues/excuses.ts';
import { type DueLine, dueName } from '../../dues/list.ts';
import { DESK, EXCUSES, MINE } from '../../words.ts';
import { Head } from './tabs.tsx';

interface ProposalsProps {
  rows: readonly { proposal: DueDocument; due: DueLine }[];
  failure?: Failure | undefined;
}

/** 待确认: what was published and may be what is owed, to be said yes or no to, several at once. */
export function ProposalsPage({ rows, failure }: ProposalsProps) {
  return (
    <>
      <Head current="proposals" about="新公开的信息按栏目、科室、时间和标题对上了应公开的事项，是不是它，由人确认。" />
      <Panel>
        {rows.length === 0 ? (
          <Empty>没有待确认的。信息公开以后，对得上应公开事项的会列在这里；各科室、村、社区也可以自己确认。</Empty>
        ) : (
          <Form action={`${DESK}/proposals`} failure={failure}>
            <TableFrame label="待确认">
              <table>
                <thead>
                  <tr>
                    <th scope="col">选</th>
                    <th scope="col">公开的信息</th>
                    <th scope="col">是不是这一项</th>
                    <th scope="col">为什么</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ proposal, due }) => (
                    <tr key={proposal.id}>
                      <td>
                        <input
                          type="checkbox"
                          name="ids"
                          value={proposal.id}
                          aria-label={`${proposal.title}：${dueName(due)}`}
                        />
                      </td>
                      <th scope="row">
                        <a href={`/console/documents/${proposal.documentId}`}>{proposal.title}</a>
                        <small>{proposal.on} 公开</small>
                      </th>
                      <td>
                        <a href={`${MINE}/${due.id}`}>{dueName(due)}</a>
                        <small>{due.on} 前</small>
                      </td>
                      <td>{proposal.fits.join('，')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableFrame>
            <div class="acts">
              <button class="btn" type="submit" name="verdict" value="confirm">
                选中的是它
              </button>
              <button class="btn quiet" type="submit" name="verdict" value="decline">
                选中的不是
              </button>
            </div>
          </Form>
        )}
      </Panel>
    </>
  );
}

interface ExcusesProps {
  rows: readonly { excuse: Excuse; due: DueLine; own: boolean }[];
}

/** 说明审核: why dues are not met, to be agreed to by another. */
export function ExcusesPage({ rows }: ExcusesProps) {
  return (
    <>
      <Head current="excuses" about="没有公开的原因，由提出以外的负责人审核；同意的不再算逾期。" />
      <Panel>
        {rows.length === 0 ? (
          <Empty>没有待审核的说明。</Empty>
        ) : (
          <ul class="dues">
            {rows.map(({ excuse, due, own }) => (
              <li key={excuse.id}>
                <div>
                  <a href={`${MINE}/${due.id}#excuse`}>
                    <b>{dueName(due)}</b>
                  </a>
                  <p>
                    {EXCUSES[excuse.reason]}
                    {excuse.remark && `：${excuse.remark}`}
                  </p>
                  <p class="help">
                    {excuse.askedBy} {minuteOf(excuse.askedAt)}提出，应于 {due.on} 前公开
                    {own && '；您自己提出的，由另一位负责人审核'}
                  </p>
                </div>
                {!own && (
                  <a class="btn quiet" href={`${MINE}/${due.id}#excuse`} aria-label={`审核：${dueName(due)}`}>
                    审核
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
