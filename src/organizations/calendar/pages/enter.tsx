import type { Calendar } from '../../../law/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { ROWS } from '../form.ts';
import { YearCalendar } from './year-calendar.tsx';

interface Props {
  typed: Typed;
  failure?: Failure | undefined;
  /** whose arrangement stands in the rows before anything is changed: '平台内置的' */
  inForce?: string | undefined;
  /** what of the pasted text was not understood */
  unread?: string[] | undefined;
  /** the year as it would be; shown when nothing is wrong */
  preview?: { calendar: Calendar; year: number } | undefined;
}

const columns = [
  ['name', '节日'],
  ['from', '放假第一天'],
  ['to', '最后一天'],
  ['worked', '调休上班日'],
] as const;

/** 录入放假安排: paste the notice or fill the rows, look at the year, save. */
export function EnterPage({ typed, failure, inForce, unread, preview }: Props) {
  const common = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>录入放假安排</h1>
          <p class="meta">国务院办公厅一般在每年 10 月至 12 月公布下一年的安排。保存后，在办事项的期限立即重新计算。</p>
        </div>
      </header>
      <Form action="/console/calendar/enter" failure={failure} id="enter">
        <Panel title="一、粘贴通知">
          <Field
            name="notice"
            label="通知正文或表格"
            type="textarea"
            rows={5}
            help="粘贴“一、元旦：……”各条；也可以粘贴“节日、第一天、最后一天、上班日”四列的表格。识别后填入下面的表，请再核对一遍。"
            {...common}
          />
          {unread && unread.length > 0 && (
            <ul class="warning" role="status">
              {unread.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
          <button class="btn quiet" type="submit" name="step" value="read" formaction="/console/calendar/enter#preview">
            识别并填入
          </button>
        </Panel>
        <Panel title="二、核对">
          {inForce && (
            <p class="notice" role="status">
              表中是{inForce}现行安排，只需改动有误的地方；通知的发文字号请照通知填写。
            </p>
          )}
          <div class="pair">
            <Field name="year" label="年份" required {...common} />
            <Field name="source" label="通知的发文字号" required placeholder="国办发明电〔2025〕7号" {...common} />
          </div>
          {failure?.fields?.breaks && (
            <p class="error" id="f-breaks" tabIndex={-1}>
              {failure.fields.breaks}
            </p>
          )}
          <TableFrame label="各节日放假安排">
            <table class="breaks">
              <thead>
                <tr>
                  {columns.map(([name, label]) => (
                    <th key={name} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {Array.from({ length: ROWS }, (_, row) => (
                  <tr key={row}>
                    {columns.map(([part, label]) => (
                      <td key={part}>
                        <Cell
                          name={`${part}${row}`}
                          label={`第 ${row + 1} 行 ${label}`}
                          date={part === 'from' || part === 'to'}
                          {...common}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
          <p class="help">
            只放一天的，最后一天可以不填。合并放假的节日写在一行，多出的行留空。调休上班日写作“1月4日、2月14日”。
          </p>
          <button
            class="btn quiet"
            type="submit"
            name="step"
            value="preview"
            formaction="/console/calendar/enter#preview"
          >
            预览全年
          </button>
        </Panel>
        {preview && (
          <Panel title={`三、${preview.year} 年全年预览`} id="preview">
            <YearCalendar calendar={preview.calendar} year={preview.year} />
            <div class="actions">
              <button class="btn" type="submit" name="step" value="save">
                保存并启用
              </button>
            </div>
          </Panel>
        )}
      </Form>
    </>
  );
}

interface CellProps {
  name: string;
  label: string;
  date: boolean;
  typed: Typed;
  failure?: Failure | undefined;
}

function Cell({ name, label, date, typed, failure }: CellProps) {
  const error = failure?.fields?.[name];
  const value = typed[name];
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <input
        id={`f-${name}`}
        name={name}
        type={(date ? 'date' : 'text') as 'text'}
        aria-label={label}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `f-${name}-error` : undefined}
        value={typeof value === 'string' ? value : ''}
      />
      {error && (
        <p class="error" id={`f-${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
