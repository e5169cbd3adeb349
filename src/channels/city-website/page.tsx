import { dayOf } from '../../platform/dates.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, count, Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { Rest } from '../connectors/rest.ts';
import { Rested } from '../connectors/rested.tsx';
import type { Delivery } from '../deliveries/store.ts';
import { followUpNames, stateNames } from '../names.ts';
import { type DeadAddress, deadWords, type Visited } from './visits.ts';

export const CITY = '/console/city-website';

interface Props {
  /** 本市政府网站 is another site than this one */
  elsewhere: boolean;
  /** by packages, or by the interface alone */
  packages: boolean;
  rows: readonly Delivery[];
  codes: ReadonlyMap<number, string>;
  dead: readonly DeadAddress[];
  rests: readonly Rest[];
  visited: Visited;
  today: string;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** 市政府网站: what goes there as packages, where it stands, and what does not open. */
export function CityPage(props: Props) {
  const { elsewhere, packages, dead } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>市政府网站</h1>
          <p class="meta">下载数据包交给市政府网站，再登记公开的网址作为凭据；登记后立即访问，以后每天访问一次。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/console/deliveries">
            待发布
          </a>
        </div>
      </header>
      <Rested rests={props.rests} />
      {dead.length > 0 && <Dead dead={dead} />}
      {elsewhere ? <Waiting {...props} /> : <Here />}
      {elsewhere && !packages && (
        <p class="help">
          已接通市政府网站的接口，平台自动报送，这里一般没有要办的；接口中断时也可以下载数据包，由人交给对方。
        </p>
      )}
      <Standing {...props} />
    </>
  );
}

const Here = () => (
  <Panel>
    <Empty>
      本机关的“本市政府网站”就是本平台的网站，信息公开后即在网站上，不用另外报送。市政府网站由别处承办的，请系统管理员在“发布接口”里启用报送接口或者数据包。
    </Empty>
  </Panel>
);

/** Pieces of information whose address does not open. @param most that are named, and the others counted */
export function Dead({ dead, most = dead.length }: { dead: readonly DeadAddress[]; most?: number }) {
  return (
    <Panel title={`市政府网站上打不开的网址 ${dead.length} 条`}>
      <ul class="dots">
        {dead.slice(0, most).map((one) => (
          <li key={one.deliveryId}>
            <a href={`/console/deliveries/${one.deliveryId}`}>{one.title}</a>：{deadWords(one)}
            <p class="help">
              <a href={one.url} rel="noreferrer">
                {one.url}
              </a>
            </p>
          </li>
        ))}
      </ul>
      {dead.length > most && (
        <p>
          <a href={CITY}>全部 {dead.length} 条</a>
        </p>
      )}
      <p class="help">
        请打开核对：网址抄错的，撤销登记后重新登记；对方撤下或者搬走的，请与市政府网站联系。曾经公开的仍然计入台账。
      </p>
    </Panel>
  );
}

function Waiting({ rows, codes, today, typed, failure }: Props) {
  if (!rows.length)
    return (
      <Panel>
        <Empty>没有等待报送的信息。选了“本市政府网站”的信息公开后，会在这里列出。</Empty>
      </Panel>
    );
  return (
    <>
      <Panel title={`等待报送 ${rows.length} 条`}>
        <form action={`${CITY}/package`} method="get">
          <TableFrame label="等待报送的信息">
            <table>
              <thead>
                <tr>
                  <th scope="col">标题</th>
                  <th scope="col">编号</th>
                  <th scope="col">办理</th>
                  <th scope="col">公开</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <label>
                        <input type="checkbox" name="chosen" value={one.id} /> {one.title}
                      </label>
                      {one.failure && <small class="under">原因：{one.failure}</small>}
                    </th>
                    <td class="whole">{codes.get(one.id)}</td>
                    <td>
                      <Tag tone={one.followUp === 'takeDown' ? 'late' : 'warn'}>
                        {one.followUp ? followUpNames[one.followUp] : stateNames[one.state]}
                      </Tag>
                    </td>
                    <td class="whole">{dayOf(one.plannedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
          <Choices
            name="format"
            legend="数据包"
            type="radio"
            help="不勾选的，上面列出的全部在内；编号不变，对方据此更新"
            options={[
              { value: 'zip', label: 'Excel 和正文、附件（zip）', help: '填好“公开网址”可以传回来' },
              { value: 'json', label: 'JSON' },
              { value: 'atom', label: 'Atom（全文）' },
            ]}
            typed={{ format: 'zip' }}
          />
          <button class="btn" type="submit">
            下载数据包
          </button>
        </form>
      </Panel>
      <Panel title="登记公开的网址">
        <Form action={`${CITY}/addresses`} failure={failure} among="addresses">
          <Field
            name="on"
            label="在市网站公开的日期"
            type="date"
            required
            typed={typed ?? { on: today }}
            failure={failure}
          />
          {rows
            .filter(({ state, followUp }) => !followUp && (state === 'planned' || state === 'failed'))
            .map((one) => (
              <Field
                key={one.id}
                name={`url.${one.id}`}
                label={one.title}
                help={[codes.get(one.id), otherDay(typed, one.id)].filter(Boolean).join('，')}
                type="url"
                typed={typed}
                failure={failure}
              />
            ))}
          {rows.map(({ id }) => {
            const day = typed && first(typed, `on.${id}`);
            return day ? <input key={id} type="hidden" name={`on.${id}`} value={day} /> : null;
          })}
          <button class="btn" type="submit">
            登记填了的网址
          </button>
        </Form>
      </Panel>
      <Panel title="或者上传填好的 Excel">
        <Form action={`${CITY}/sheet`} upload failure={failure?.fields?.sheet ? failure : undefined} among="sheet">
          <Field
            name="sheet"
            label="Excel"
            help="数据包里的“报送信息.xlsx”，由对方填好“公开网址”一列"
            type="file"
            accept=".xlsx,.csv"
            required
            failure={failure}
          />
          <button class="btn quiet" type="submit">
            上传并登记
          </button>
        </Form>
      </Panel>
    </>
  );
}

const otherDay = (typed: Typed | undefined, id: number) => {
  const day = typed && first(typed, `on.${id}`);
  return day ? `公开日期 ${day}` : '';
};

/** How the visits stand, where what was found stands. */
function Standing({ visited: { addresses, answered, silent, closed, day } }: Props) {
  if (addresses === 0) return <p class="help">还没有访问过登记的网址。</p>;
  if (answered === 0)
    return (
      <p class="warning">
        未能访问：{count(addresses)} 个网址，最近 {day} 没有一个有应答，所以不能判断是否打得开，没有记为失效。
        {closed > 0 && '指向内部网络的，由机房写进 GONGKAI_INSIDE_HOSTS 才能访问。'}
      </p>
    );
  return (
    <p class="help">
      已登记的网址 {count(addresses)} 个，{count(answered)} 个有应答
      {silent > 0 && `，${count(silent)} 个没有应答`}
      {closed > 0 && `，${count(closed)} 个指向内部网络、没有访问`}
      ；没有网页的当天提醒，没有应答、对方出错的连续三天后提醒。
    </p>
  );
}
