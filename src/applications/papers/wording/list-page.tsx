import { minuteOf } from '../../../platform/dates.ts';
import { Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { WORDINGS } from './catalogue.ts';
import type { OwnWording } from './store.ts';

export const wordingHref = (key: string) => `/console/paper-wordings/${key}`;

/** All wordings, and which of them the office has made its own. */
export function WordingsPage({ own }: { own: readonly OwnWording[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>文书模板</h1>
          <p class="meta">依申请公开各环节文书的文字。改动只用于此后生成的文书，已发出的不变。</p>
        </div>
      </header>
      <Panel>
        <TableFrame label="文书模板">
          <table>
            <thead>
              <tr>
                <th scope="col">文书</th>
                <th scope="col">文字</th>
                <th scope="col">修改</th>
              </tr>
            </thead>
            <tbody>
              {WORDINGS.map(({ key, label }) => {
                const mine = own.find((one) => one.key === key);
                return (
                  <tr key={key}>
                    <th scope="row">
                      <a href={wordingHref(key)}>{label}</a>
                    </th>
                    <td>{mine ? <Tag tone="ok">本机关</Tag> : <Tag>平台默认</Tag>}</td>
                    <td>{mine && `${mine.updater}，${minuteOf(mine.updatedAt)}`}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
    </>
  );
}
