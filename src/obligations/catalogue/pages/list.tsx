import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { count, Empty, Field, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { Head } from '../../figures/pages/tabs.tsx';
import { DESK } from '../../words.ts';
import { subjectInWords, timeInWords } from '../content.ts';
import type { Obligation } from '../store.ts';

interface Props {
  obligations: readonly Obligation[];
  offices: readonly { id: number; name: string }[];
  columns: readonly { id: number; name: string }[];
  authority: string;
  /** entries of the start list that are not in it */
  startable: number;
  typed: Typed;
  failure?: Failure | undefined;
}

/** 公开事项目录: what the authority owes to the public, by first levels. */
export function CataloguePage(props: Props) {
  const { obligations } = props;
  const fields = new Map<string, Obligation[]>();
  for (const one of obligations) fields.set(one.content.level1, [...(fields.get(one.content.level1) ?? []), one]);
  return (
    <>
      <Head
        current=""
        about={`共 ${count(obligations.filter(({ ended }) => !ended).length)} 项；由谁、多久、依据什么公开。`}
      >
        <a class="btn quiet" href={`${DESK}/import`}>
          导入
        </a>
        {obligations.length > 0 && (
          <a class="btn quiet" href={`${DESK}/export.xlsx`}>
            导出 Excel
          </a>
        )}
        <a class="btn" href={`${DESK}/new`}>
          新增事项
        </a>
      </Head>
      {props.startable > 0 && <Start {...props} />}
      {obligations.length === 0 && (
        <Panel>
          <Empty>目录还是空的。可以用上面的参考目录开始，导入本机关已有的标准目录，或者逐项新增。</Empty>
        </Panel>
      )}
      {[...fields].map(([field, rows]) => (
        <Panel key={field} title={field}>
          <Rows {...props} rows={rows} />
        </Panel>
      ))}
    </>
  );
}

function Start({ startable, obligations, typed, failure }: Props) {
  return (
    <Panel title="参考目录">
      <Form action={`${DESK}/start`} failure={failure} among="start">
        <p class="help">
          26 个试点领域、条例第二十条和第二十一条，以及乡镇通常要公开的事项，还有 {startable}{' '}
          项没有加入。科室和栏目按名称对上，加入后请逐项核对，多余的停止，时限按本地规定修改。
        </p>
        <Field name="from" label="从哪天起应公开" required type="date" typed={typed} failure={failure} />
        <button class={obligations.length ? 'btn quiet' : 'btn'} type="submit">
          加入目录
        </button>
      </Form>
    </Panel>
  );
}

function Rows({ rows, offices, columns, authority }: Props & { rows: readonly Obligation[] }) {
  return (
    <TableFrame label={`公开事项：${rows[0]!.content.level1}`}>
      <table class="obligations">
        <thead>
          <tr>
            <th scope="col">二级事项</th>
            <th scope="col">公开主体</th>
            <th scope="col">公开时限</th>
            <th scope="col">栏目</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, content, ended, from }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`${DESK}/${id}`}>{content.level2}</a> {ended && <Tag>{from} 起停止</Tag>}
                <small>{content.elements}</small>
              </th>
              <td>{subjectInWords(content.subject, offices, authority)}</td>
              <td>{timeInWords(content)}</td>
              <td>{columns.find((one) => one.id === content.columnId)?.name ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
