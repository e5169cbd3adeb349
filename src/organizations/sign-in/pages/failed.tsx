import { minuteOf } from '../../../platform/dates.ts';
import { Empty, Field, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { failures } from '../failed.ts';
import type { FailedFilter, FailedSignIn } from '../failed-sign-ins.ts';

interface Props {
  lines: FailedSignIn[];
  asked: FailedFilter;
  /** there may be older ones */
  more: boolean;
}

const whys = Object.entries(failures).map(([value, label]) => ({ value, label }));

/** 登录失败: when, by which name, from where, and why nobody got in. */
export function FailedPage({ lines, asked, more }: Props) {
  const typed = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value && String(value)]));
  const given = Object.entries(typed).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  const older = new URLSearchParams([...given, ['before', String(lines.at(-1)?.seq ?? 0)]]);
  return (
    <>
      <header class="head">
        <div>
          <h1>登录失败</h1>
          <p class="meta">
            在本机关账号上、本机关网址上没有成功的登录。不记录输入的密码，没有这个账号的登录名只记开头。
          </p>
        </div>
      </header>
      <form class="filters" method="get">
        <Field name="why" label="原因" typed={typed} options={[{ value: '', label: '全部' }, ...whys]} />
        <Field name="login" label="登录名" typed={typed} />
        <Field name="address" label="来源地址" typed={typed} />
        <Field name="from" label="从" type="date" typed={typed} />
        <Field name="to" label="到" type="date" typed={typed} />
        <button class="btn quiet" type="submit">
          筛选
        </button>
      </form>
      <Panel>
        {lines.length === 0 ? (
          <Empty>{given.length ? '没有符合条件的记录。' : '还没有登录失败的记录。'}</Empty>
        ) : (
          <TableFrame label="登录失败">
            <table>
              <thead>
                <tr>
                  <th scope="col">时间</th>
                  <th scope="col">登录名</th>
                  <th scope="col">原因</th>
                  <th scope="col">来源地址</th>
                  <th scope="col" class="n">
                    日志序号
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.seq}>
                    <td>
                      <time>{minuteOf(line.at)}</time>
                    </td>
                    <td>
                      {line.login || '—'}
                      {line.name && <small class="under">{line.name}</small>}
                    </td>
                    <td class="whole">{line.why ? failures[line.why] : '密码或验证码错误'}</td>
                    <td>{line.address}</td>
                    <td class="n">{line.seq}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        {more && <a href={`/console/failed-sign-ins?${older}`}>更早的记录 →</a>}
      </Panel>
    </>
  );
}
