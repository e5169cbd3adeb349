import type { Office } from '../../organizations/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, count, Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { Column } from '../../publishing/index.ts';
import type { DocumentStanding } from '../protocol/shapes.ts';
import type { Counted, SuppliedLine } from '../receiving/store.ts';
import type { NewKey } from './actions.ts';
import { placingForm, supplierForm } from './forms.ts';
import type { Supplier } from './store.ts';

export const SUPPLIERS = '/console/suppliers';

interface Choosing {
  offices: readonly Office[];
  columns: readonly Column[];
}

interface ListProps extends Choosing {
  suppliers: readonly Supplier[];
  counted: ReadonlyMap<number, Counted>;
  administers: boolean;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** 供稿单位: authorities whose signed-off documents come here from their own instances. */
export function SuppliersPage({ suppliers, counted, administers, ...form }: ListProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>供稿单位</h1>
          <p class="meta">
            下级机关在自己的平台上签发的信息，由平台直接报送到本网站，注明来源；更正、撤下随供稿单位自动办理。
          </p>
        </div>
      </header>
      <Panel title={`供稿单位 ${suppliers.length} 个`}>
        {suppliers.length === 0 ? (
          <Empty>还没有供稿单位。登记以后把密钥编号和密钥交给对方，由对方的系统管理员填到“发布接口”里。</Empty>
        ) : (
          <TableFrame label="供稿单位">
            <table>
              <thead>
                <tr>
                  <th scope="col">供稿单位</th>
                  <th scope="col">收到后</th>
                  <th scope="col" class="n">
                    待公开
                  </th>
                  <th scope="col" class="n">
                    已公开
                  </th>
                  <th scope="col" class="n">
                    已撤下或者不采用
                  </th>
                  <th scope="col">最近联系</th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {suppliers.map((one) => {
                  const n = counted.get(one.id);
                  return (
                    <tr key={one.id}>
                      <th scope="row">
                        <a href={`${SUPPLIERS}/${one.id}`}>{one.name}</a>
                      </th>
                      <td>{one.waits ? '等本机关点“公开”' : '直接公开'}</td>
                      <td class="n">{count(n?.waiting ?? 0)}</td>
                      <td class="n">{count(n?.shown ?? 0)}</td>
                      <td class="n">{count(n?.ended ?? 0)}</td>
                      <td class="whole">{one.heardAt ? minuteOf(one.heardAt) : '还没有'}</td>
                      <td>{one.stoppedAt ? <Tag tone="plain">已停用</Tag> : <Tag tone="ok">在用</Tag>}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
      {administers && (
        <Panel title="登记供稿单位">
          <SupplierForm action={SUPPLIERS} button="登记并生成密钥" {...form} />
        </Panel>
      )}
    </>
  );
}

interface FormProps extends Choosing {
  action: string;
  button: string;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

function SupplierForm({ action, button, offices, columns, typed, failure }: FormProps) {
  const given = { typed, failure };
  return (
    <Form action={action} of={supplierForm} failure={failure} among="supplier">
      <Field name="name" label="供稿单位" help="网站上写作来源，如“某某镇人民政府”" required {...given} />
      <Choices
        name="waits"
        legend="收到新的信息以后"
        type="radio"
        options={[
          { value: 'no', label: '直接公开：对方已经审核签发' },
          { value: 'yes', label: '等本机关的信息编辑点“公开”' },
        ]}
        typed={typed ?? { waits: 'no' }}
        failure={failure}
      />
      <Field
        name="column_id"
        label="放进哪个栏目"
        help="没有另外写明的都放在这里"
        required
        options={choices(columns)}
        {...given}
      />
      <Field name="office_id" label="由哪个科室负责" required options={choices(offices)} {...given} />
      <Field
        name="site_address"
        label="本网站对外的网址"
        help="作为公开的凭据告诉供稿单位，如 https://www.example.gov.cn；不写的，用对方访问时的地址"
        {...given}
      />
      <button class="btn" type="submit">
        {button}
      </button>
    </Form>
  );
}

const choices = (all: readonly { id: number; name: string }[]) => [
  { value: '', label: '请选择' },
  ...all.map(({ id, name }) => ({ value: String(id), label: name })),
];

const states: Record<DocumentStanding['state'], string> = {
  waiting: '待公开',
  public: '已公开',
  withdrawn: '供稿单位已撤下',
  takenDown: '本网站已撤下',
  declined: '不采用',
};
const tones: Record<DocumentStanding['state'], 'ok' | 'warn' | 'plain'> = {
  ...{ waiting: 'warn', public: 'ok', withdrawn: 'plain', takenDown: 'plain', declined: 'plain' },
};

interface SupplierProps extends Choosing {
  supplier: Supplier;
  lines: readonly SuppliedLine[];
  /** names of their columns under which something came */
  seen: readonly string[];
  administers: boolean;
  fresh?: NewKey | undefined;
  /** of which form what was typed came */
  of?: 'settings' | 'placing' | undefined;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** One of them: what came, its columns, its key. */
export function SupplierPage(props: SupplierProps) {
  const { supplier, lines, administers, fresh, of, typed, failure, offices, columns } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>{supplier.name}</h1>
          <p class="meta">
            {supplier.createdBy}登记　{supplier.heardAt ? `最近联系 ${minuteOf(supplier.heardAt)}` : '对方还没有联系过'}
            {supplier.stoppedAt && `　${minuteOf(supplier.stoppedAt)} 停用`}
          </p>
        </div>
      </header>
      {fresh && (
        <div class="warning" role="status">
          <p>
            密钥编号：<b class="once">{fresh.keyId}</b>　密钥：<b class="once">{fresh.secret}</b>
          </p>
          <p>密钥只显示这一次，请当面或者用加密的方式交给对方的系统管理员，填到对方“发布接口”的“市网站报送接口”里。</p>
        </div>
      )}
      <div class="grid reading">
        <Came lines={lines} />
        <div>
          <Placing {...props} />
          {administers && (
            <Panel title="密钥">
              <p>密钥编号 {supplier.keyId}</p>
              <p class="help">怀疑密钥泄露的，更换密钥，原来的立即不能再用；不再接收的，停用。已收到的信息不受影响。</p>
              <div class="actions">
                <Form action={`${SUPPLIERS}/${supplier.id}/renew`}>
                  <button class="btn quiet" type="submit">
                    更换密钥
                  </button>
                </Form>
                <Form action={`${SUPPLIERS}/${supplier.id}/${supplier.stoppedAt ? 'resume' : 'stop'}`}>
                  <button class="btn quiet" type="submit">
                    {supplier.stoppedAt ? '恢复接收' : '停用'}
                  </button>
                </Form>
              </div>
            </Panel>
          )}
          {administers && (
            <Panel title="设置">
              <SupplierForm
                action={`${SUPPLIERS}/${supplier.id}`}
                button="保存"
                {...{ offices, columns }}
                typed={of === 'settings' ? typed : typedOf(supplier)}
                failure={of === 'settings' ? failure : undefined}
              />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

const typedOf = (one: Supplier): Typed => ({
  ...{ name: one.name, office_id: String(one.officeId), column_id: String(one.columnId) },
  ...{ waits: one.waits ? 'yes' : 'no', site_address: one.siteAddress },
});

function Came({ lines }: Pick<SupplierProps, 'lines'>) {
  return (
    <Panel title="最近收到的">
      {lines.length === 0 ? (
        <Empty>还没有收到信息。</Empty>
      ) : (
        <TableFrame label="最近收到的信息">
          <table>
            <thead>
              <tr>
                <th scope="col">标题</th>
                <th scope="col">栏目</th>
                <th scope="col">状态</th>
                <th scope="col">时间</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((one) => (
                <tr key={one.documentId}>
                  <th scope="row">
                    <a href={`/console/documents/${one.documentId}`}>{one.title}</a>
                    {one.reason && <p class="help">原因：{one.reason}</p>}
                  </th>
                  <td>{one.columnName}</td>
                  <td>
                    <Tag tone={tones[one.state]}>{states[one.state]}</Tag>
                  </td>
                  <td class="whole">{minuteOf(one.changedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </Panel>
  );
}

/** Which of our columns takes which of theirs. */
function Placing({ supplier, seen, columns, administers, of, typed, failure }: SupplierProps) {
  const ours = new Map(columns.map(({ id, name }) => [id, name]));
  const names = [...new Set([...Object.keys(supplier.columns), ...seen])].sort();
  const given = of === 'placing' ? { typed, failure } : {};
  return (
    <Panel title="栏目对应">
      <p class="help">没有写明的，放进“{ours.get(supplier.columnId)}”。</p>
      {names.length > 0 && (
        <TableFrame label="栏目对应">
          <table>
            <thead>
              <tr>
                <th scope="col">对方的栏目</th>
                <th scope="col">本站的栏目</th>
                {administers && <td />}
              </tr>
            </thead>
            <tbody>
              {names.map((name) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{ours.get(supplier.columns[name] ?? supplier.columnId)}</td>
                  {administers && (
                    <td>
                      {supplier.columns[name] !== undefined && (
                        <Form action={`${SUPPLIERS}/${supplier.id}/columns/drop`}>
                          <input type="hidden" name="theirs" value={name} />
                          <button class="link" type="submit">
                            取消<span class="sr">“{name}”的对应</span>
                          </button>
                        </Form>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      {administers && (
        <Form
          action={`${SUPPLIERS}/${supplier.id}/columns`}
          of={placingForm}
          failure={of === 'placing' ? failure : undefined}
          among="placing"
        >
          <Field name="theirs" label="对方的栏目" help="写对方栏目的名称，如“财政信息”" required {...given} />
          <Field name="column_id" label="本站的栏目" required options={choices(columns)} {...given} />
          <button class="btn quiet" type="submit">
            保存对应
          </button>
        </Form>
      )}
    </Panel>
  );
}
