import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { has, type Role, roles, runsPlatform, type Who } from '../../../platform/roles.ts';
import { Choices, Field, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import type { Account } from '../../authorities/make.ts';
import type { Office } from '../../authorities/store.ts';
import { ONE_TIME_DAYS } from '../../sign-in/rules.ts';
import { type Held, inWords } from '../handover/held.ts';
import { handoverOf } from '../handover/links.ts';
import { ProposalsPanel } from '../import/pages.tsx';
import type { Proposal } from '../import/store.ts';
import { rolesDo } from '../roles-do.ts';
import { administers } from '../rules.ts';
import type { StaffMember } from '../store.ts';

interface ListProps {
  who: Who;
  staff: StaffMember[];
  offices: Office[];
  typed?: Typed;
  failure?: Failure | undefined;
  /** roles that a list of staff asks for */
  asked: Proposal[];
  /** shown once, never again */
  fresh?: Account | undefined;
}

export function StaffPage({ who, staff, offices, asked, typed, failure, fresh }: ListProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>人员与权限</h1>
          <p class="meta">系统管理员新增和停用人员，安全管理员授权，审计管理员查阅日志。</p>
        </div>
        {has(who, 'systemAdmin') && (
          <div class="acts">
            <a class="btn quiet" href="/console/staff/import">
              用 Excel 导入
            </a>
          </div>
        )}
      </header>
      {has(who, 'securityAdmin') && <ProposalsPanel asked={asked} />}
      {fresh && (
        <p class="warning" role="status">
          {fresh.name}（{fresh.login}）的一次性密码：<b class="once">{fresh.password}</b>
          {'　'}只显示这一次，{ONE_TIME_DAYS} 天内有效，请当面交给本人，首次登录须修改。
        </p>
      )}
      <div class={has(who, 'systemAdmin') ? 'grid' : undefined}>
        <Panel>
          <TableFrame label="人员">
            <table>
              <thead>
                <tr>
                  <th scope="col">姓名</th>
                  <th scope="col">科室</th>
                  <th scope="col">权限</th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {staff.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <a href={`/console/staff/${one.id}`}>{one.name}</a>
                      <small class="under">{one.login}</small>
                    </th>
                    <td>{one.office ?? '—'}</td>
                    <td>{one.roles.map((role) => roles[role]).join('、') || '尚未授权'}</td>
                    <td>{one.active ? <Tag tone="ok">在用</Tag> : <Tag>停用</Tag>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        </Panel>
        {has(who, 'systemAdmin') && (
          <Panel title="新增人员">
            <Form action="/console/staff" failure={failure}>
              <Field name="name" label="姓名" required typed={typed} failure={failure} />
              <Field
                name="login"
                label="登录名"
                help="小写字母、数字、短横线，3 至 40 位"
                required
                typed={typed}
                failure={failure}
              />
              <OfficeField offices={offices} typed={typed} failure={failure} />
              <Field name="telephone" label="联系电话" type="tel" typed={typed} failure={failure} />
              <button class="btn" type="submit">
                新增人员
              </button>
            </Form>
          </Panel>
        )}
      </div>
    </>
  );
}

export function StaffMemberPage({
  who,
  member,
  held,
  offices,
  typed,
  failure,
}: {
  who: Who;
  member: StaffMember;
  /** what waits for them */
  held: Held[];
  offices: Office[];
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{member.name}</h1>
          <p class="meta">
            {member.login}　·　{member.office ?? '不属于科室'}
          </p>
        </div>
      </header>
      {held.length > 0 && <HeldPanel who={who} member={member} held={held} />}
      {has(who, 'securityAdmin') && (
        <Panel title="权限">
          <Form action={`/console/staff/${member.id}/roles`} failure={failure}>
            <Choices
              name="roles"
              legend="可以办理的事项"
              help="管理员三员分立，不能兼任其他权限。修改后本人须重新登录。"
              type="checkbox"
              options={givable(who, member).map((role) => ({
                value: role,
                label: roles[role],
                help: [rolesDo[role], administers([role]) && '经另一名管理员确认后生效'].filter(Boolean).join('。'),
              }))}
              typed={{ roles: member.roles }}
              failure={failure}
            />
            <button class="btn" type="submit">
              保存权限
            </button>
          </Form>
        </Panel>
      )}
      {has(who, 'securityAdmin') && member.id !== who.id && <AccessPanel member={member} />}
      {has(who, 'systemAdmin') && (
        <Panel title="姓名、科室和电话">
          <Form action={`/console/staff/${member.id}`} failure={failure}>
            <PersonFields
              offices={offices}
              typed={
                typed ?? { name: member.name, officeId: String(member.officeId ?? ''), telephone: member.telephone }
              }
              failure={failure}
            />
            <p class="help">以前的办理记录仍是当时的姓名；原科室正在办理的文稿留在原科室。</p>
            <button class="btn" type="submit">
              保存
            </button>
          </Form>
        </Panel>
      )}
      {has(who, 'systemAdmin') && (
        <Panel title="账号状态">
          <Form action={`/console/staff/${member.id}/active`} failure={failure}>
            <input type="hidden" name="active" value={member.active ? 'no' : 'yes'} />
            <p>{member.active ? '停用后立即退出登录，办理记录保留。' : '账号已停用。'}</p>
            <button class="btn quiet" type="submit">
              {member.active ? '停用账号' : '恢复账号'}
            </button>
          </Form>
        </Panel>
      )}
    </>
  );
}

/** What is to be handed over before somebody is moved, loses a role or leaves. */
function HeldPanel({ who, member, held }: { who: Who; member: StaffMember; held: Held[] }) {
  return (
    <Panel title="等其办理的事项">
      <p>
        {inWords(held)}。{!member.active && '账号已停用，这些事项没有人办理。'}
      </p>
      <p class="help">
        {has(who, 'securityAdmin')
          ? '停用、调动或者取消权限之前，请先移交给可以办理的人。'
          : '停用、调动之前，请安全管理员或者政府信息公开工作机构负责人先移交给可以办理的人。'}
      </p>
      {has(who, 'securityAdmin') && (
        <a class="btn quiet" href={handoverOf(member.id)}>
          移交
        </a>
      )}
    </Panel>
  );
}

/** The platform's roles are offered by who gives them; whoever has one is shown with it. */
function givable(who: Who, member: StaffMember): Role[] {
  return (Object.keys(roles) as Role[]).filter(
    (role) => !runsPlatform([role]) || has(who, 'platformSecurity') || member.roles.includes(role),
  );
}

/** What 安全管理员 does when somebody cannot get in; for one of the three only with a second administrator. */
function AccessPanel({ member }: { member: StaffMember }) {
  const path = `/console/staff/${member.id}`;
  const one = administers(member.roles);
  return (
    <Panel title="不能登录时">
      <Form action={`${path}/unlock`} class="actions">
        <button class="btn quiet" type="submit">
          解除登录限制
        </button>
        <span class="help">连续输错、正在等待的，可以马上再试；密码不变。</span>
      </Form>
      <Form action={one ? `${path}/request-reset` : `${path}/reset-password`} class="actions">
        {one && <input type="hidden" name="kind" value="password" />}
        <button class="btn quiet" type="submit">
          {one ? '申请重置密码' : '重置密码'}
        </button>
        <span class="help">
          {one
            ? '须由另一名管理员确认；一次性密码分为两半，您和确认人各交一半给本人。'
            : '一次性密码只能用来设置新密码，本人下次登录时会看到是谁重置的。'}
        </span>
      </Form>
      {(member.secondFactor || one) && (
        <Form action={one ? `${path}/request-reset` : `${path}/reset-second-factor`} class="actions">
          {one && <input type="hidden" name="kind" value="secondFactor" />}
          <button class="btn quiet" type="submit">
            {one ? '申请重置两步验证' : '重置两步验证'}
          </button>
          <span class="help">手机遗失或更换时使用{one && '，须由另一名管理员确认'}；本人下次登录重新绑定。</span>
        </Form>
      )}
    </Panel>
  );
}

function OfficeField({ offices, typed, failure }: Pick<ListProps, 'offices' | 'typed' | 'failure'>) {
  const options = offices.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <Field
      name="officeId"
      label="所属科室"
      options={[{ value: '', label: '不属于科室（镇领导、管理员）' }, ...options]}
      typed={typed}
      failure={failure}
    />
  );
}

/** What 系统管理员 may change of a person later. */
function PersonFields({ offices, typed, failure }: Pick<ListProps, 'offices' | 'typed' | 'failure'>) {
  return (
    <>
      <Field name="name" label="姓名" required typed={typed} failure={failure} />
      <OfficeField offices={offices} typed={typed} failure={failure} />
      <Field name="telephone" label="联系电话" type="tel" typed={typed} failure={failure} />
    </>
  );
}
