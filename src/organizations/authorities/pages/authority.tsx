import { dayOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel } from '../../../platform/ui/index.ts';
import { mendForm } from '../form.ts';
import { closeFault, siteInWords } from '../rules.ts';
import type { Authority } from '../store.ts';
import { PlaceFields, SiteIdField } from './authority-fields.tsx';

interface Props {
  of: Authority;
  all: Authority[];
  /** of whoever looks */
  own: number;
  typed: Typed;
  failure?: Failure | undefined;
}

/** An authority as its form holds it. */
export function asTyped({ siteIdCode, host, parentId }: Authority): Typed {
  const parent = parentId === null ? '' : String(parentId);
  return { siteIdCode, host: host ?? '', parentId: parent };
}

/** One authority before who runs the platform: what stands of it, and closing it. */
export function AuthorityPage({ of, all, own, typed, failure }: Props) {
  const shared = { typed, failure };
  const path = `/console/authorities/${of.id}`;
  return (
    <>
      <header class="head">
        <div>
          <h1>{of.name}</h1>
          <p class="meta">机关代码 {of.code}，设定后不再更改</p>
        </div>
      </header>
      {of.closedAt && (
        <p class="warning">
          {dayOf(of.closedAt)} 停用：{of.closedReason}
        </p>
      )}
      <Panel title="网站和上级机关">
        <Form action={path} of={mendForm} failure={failure}>
          <p class="help">
            名称、发文代字和联系方式由该机关的政府信息公开工作机构负责人在“机关信息”中更改，经审核后公开；名称自某日起生效，以前的文书仍用当时的名称。
          </p>
          <p>
            网站：
            {siteInWords(
              of,
              all.find(({ id }) => id === of.parentId),
            )}
          </p>
          <SiteIdField {...shared} />
          <PlaceFields all={all.filter(({ id, closedAt }) => id !== of.id && !closedAt)} {...shared} />
          <button class="btn" type="submit">
            保存
          </button>
        </Form>
      </Panel>
      <ClosePanel of={of} fault={closeFault(all, of, own)} {...shared} />
    </>
  );
}

function ClosePanel({
  of,
  fault,
  typed,
  failure,
}: Pick<Props, 'of' | 'typed' | 'failure'> & { fault: string | undefined }) {
  const path = `/console/authorities/${of.id}`;
  if (of.closedAt)
    return (
      <Panel title="恢复使用">
        <Form action={`${path}/reopen`}>
          <p>网站重新开放，人员可以登录，此前的数据都在。</p>
          <button class="btn quiet" type="submit">
            恢复
          </button>
        </Form>
      </Panel>
    );
  return (
    <Panel title="停用">
      {fault ? (
        <p>{fault}。</p>
      ) : (
        <Form action={`${path}/close`}>
          <p>
            机构撤并、不再使用平台时停用：网站只说明已停用，人员不能登录；文件、申请、台账和日志全部保留，可以恢复。
          </p>
          <Field name="reason" label="停用的原因" required typed={typed} failure={failure} />
          <button class="btn quiet" type="submit">
            停用
          </button>
        </Form>
      )}
    </Panel>
  );
}
