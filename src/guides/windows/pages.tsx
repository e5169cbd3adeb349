import type { Office } from '../../organizations/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { hoursField, windowForm } from './form.ts';
import { hoursInWords, standingInWords, WEEKDAYS } from './hours.ts';
import type { WindowNow } from './now.ts';
import type { ServiceWindow } from './store.ts';

export const WINDOWS = '/console/windows';

/** 服务窗口: what each is, how it stands now, what it takes. */
export function WindowsDesk({ rows }: { rows: (WindowNow & { mine: boolean })[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>服务窗口</h1>
          <p class="meta">
            窗口、开放时间和办理的事项，保存后网站随即更新。法定节假日不开放，调休上班日按星期一的时间。
          </p>
        </div>
        <div class="acts">
          <a class="btn" href={`${WINDOWS}/new`}>
            登记窗口
          </a>
        </div>
      </header>
      <Panel>
        {rows.length === 0 ? (
          <Empty>还没有登记窗口。登记后，群众在网站上可以看到哪个窗口正在办理。</Empty>
        ) : (
          <TableFrame label="服务窗口">
            <table>
              <thead>
                <tr>
                  <th scope="col">窗口</th>
                  <th scope="col">现在</th>
                  <th scope="col">今天</th>
                  <th scope="col">办理的事项</th>
                  <th scope="col">位置</th>
                  <th scope="col">负责</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.window.id} {...row} />
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}

function Row({ window, standing, guides, mine }: WindowNow & { mine: boolean }) {
  const { id, number, content, officeName } = window;
  const { state, more } = standingInWords(standing);
  const name = `${number} 号　${content.name}`;
  return (
    <tr>
      <th scope="row">{mine ? <a href={`${WINDOWS}/${id}`}>{name}</a> : name}</th>
      <td>
        <Tag tone={standing.state === 'open' ? 'ok' : 'plain'}>{state}</Tag> {more}
      </td>
      <td>{hoursInWords(standing.today.spans)}</td>
      <td>
        {guides.map((guide) => (
          <span key={guide.id} class="line">
            {guide.content.title}
          </span>
        ))}
        {guides.length === 0 && '没有已公开的事项'}
      </td>
      <td>{content.place}</td>
      <td>
        {officeName}
        {content.person && `，${content.person}`}
      </td>
    </tr>
  );
}

interface OneProps {
  window: ServiceWindow | undefined;
  guides: { id: number; title: string; office: string }[];
  offices: Office[] | undefined;
  typed: Typed;
  failure?: Failure | undefined;
}

/** One window: what it is called, when it is open, what it takes. */
export function WindowDesk({ window, guides, offices, ...given }: OneProps) {
  const action = window ? `${WINDOWS}/${window.id}` : `${WINDOWS}/new`;
  return (
    <>
      <header class="head">
        <div>
          <h1>{window ? `${window.number} 号窗口` : '登记窗口'}</h1>
          <p class="meta">保存后网站随即更新。</p>
        </div>
      </header>
      <div class="grid">
        <Form action={action} of={windowForm} failure={given.failure}>
          <Panel title="窗口">
            <Field {...given} name="number" label="窗口号" required inputmode="numeric" />
            <Field {...given} name="name" label="窗口名称" required placeholder="如 社会救助" />
            <Field {...given} name="place" label="位置" required placeholder="如 便民服务大厅一楼东侧" />
            <Field {...given} name="telephone" label="电话" help="填办公电话，不填个人手机" />
            <Field {...given} name="person" label="负责人" help="可以只填姓氏或者岗位" />
            {offices && (
              <Field
                {...given}
                name="office"
                label="负责科室"
                options={offices.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
            )}
          </Panel>
          <Panel title="开放时间">
            <p class="help">
              如 8:30-11:30，13:30-17:00；不开放的不填。法定节假日自动不开放，调休上班日按星期一的时间。
            </p>
            {WEEKDAYS.map((label, n) => (
              <Field {...given} key={label} name={hoursField(n)} label={label} />
            ))}
            <Field
              {...given}
              name="exceptions"
              label="临时调整"
              type="textarea"
              help="一天一行：日期，时间或者“不开放”，原因，如 2026-09-30，8:30-11:30，下午盘点"
            />
          </Panel>
          <Panel title="办理的事项">
            {guides.length === 0 ? (
              <p class="help">还没有办事指南。写好以后，在这里安排由哪个窗口办理。</p>
            ) : (
              <Choices
                {...given}
                name="guides"
                legend="由这个窗口办理"
                type="checkbox"
                help="没有公开的事项，公开后才显示"
                options={guides.map(({ id, title, office }) => ({ value: String(id), label: title, help: office }))}
              />
            )}
          </Panel>
          <p class="actions">
            <button class="btn" type="submit">
              保存
            </button>
          </p>
        </Form>
        {window && (
          <Panel title="停用">
            <p class="help">停用后网站不再显示，它办理的事项请安排到其他窗口。</p>
            <Form action={`${action}/close`} among="close">
              <button class="btn quiet" type="submit">
                停用这个窗口
              </button>
            </Form>
          </Panel>
        )}
      </div>
    </>
  );
}
