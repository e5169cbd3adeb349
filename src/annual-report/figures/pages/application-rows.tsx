import type { ApplicationLine, TimedLine } from '../../../applications/index.ts';
import { APPLICANT_KINDS, rowName } from '../../../law/index.ts';
import { List } from './record-list.tsx';

interface Props {
  rows: readonly (ApplicationLine | TimedLine)[];
  /** the reader may open applications */
  doors: boolean;
}

/** Applications behind a figure; their last day to reply where that is what was counted. */
export function ApplicationRows({ rows, doors }: Props) {
  const due = rows.some((row) => 'due_on' in row);
  return (
    <List
      heads={['所需信息', '编号', '收到日期', '申请人', '处理结果', ...(due ? ['答复期限'] : []), '办结日期']}
      label="申请"
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row" class="title-cell">
            {doors ? <a href={`/console/applications/${row.id}`}>{row.subject}</a> : row.subject}
          </th>
          <td class="whole">{row.number}</td>
          <td>
            <time>{row.received_on}</time>
          </td>
          <td class="whole">{APPLICANT_KINDS[row.applicant_kind]}</td>
          <td>{row.outcome ? rowName(row.outcome) : '办理中'}</td>
          {'due_on' in row && (
            <td>
              <time>{row.due_on ?? '—'}</time>
            </td>
          )}
          <td>
            <time>{row.closed_on ?? '—'}</time>
          </td>
        </tr>
      ))}
    </List>
  );
}
