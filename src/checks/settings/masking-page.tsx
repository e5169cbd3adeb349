import { CHECKS, type CheckId } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Form, Panel, TableFrame } from '../../platform/ui/index.ts';
import { hidingNames, hidingsOf, shownOf } from '../copies/hiding.ts';
import { CellField } from './cell.tsx';
import { MASKING, SEEN, SETTINGS } from './links.ts';
import { MOST_HEADS, maskable, named } from './rules.ts';

interface Fields {
  typed: Typed;
  failure?: Failure | undefined;
}
interface Props extends Fields {
  /** names what is set now (`maskingSeen`) */
  seen: string;
}

const options = (ways: readonly (keyof typeof hidingNames)[]) =>
  ways.map((way) => ({ value: way, label: hidingNames[way] }));

/** 遮盖设置: what a public copy hides, by kind and by the columns of tables. 个人信息保护法 art. 73 */
export function MaskingPage({ seen, typed, failure }: Props) {
  const heads = Array.from({ length: rowsFor(typed) }, (_, n) => n);
  return (
    <>
      <header class="head">
        <div>
          <h1>遮盖设置</h1>
          <p class="meta">生成附件的公开副本、在正文里改正时，个人信息怎样遮盖。生成副本时还可以逐类改变。</p>
        </div>
      </header>
      <Form action={MASKING} failure={failure}>
        <input type="hidden" name={SEEN} value={seen} />
        <Panel title="按信息的种类">
          <TableFrame label="按信息的种类">
            <table class="check-settings">
              <thead>
                <tr>
                  <th scope="col">种类</th>
                  <th scope="col">怎样处理</th>
                  <th scope="col">留前几位</th>
                  <th scope="col">留后几位</th>
                </tr>
              </thead>
              <tbody>
                {maskable.map((check) => (
                  <Row key={check} check={check} typed={typed} failure={failure} />
                ))}
              </tbody>
            </table>
          </TableFrame>
        </Panel>
        <Panel title="按表格的列">
          <p class="help">
            表头含有所填字的列，整格照此处理，例如“姓名”列保留，或者留前 1
            个字。依法公开的名单须能看出是谁的，由本机关判断。不用的一行，把列名清空后保存。
          </p>
          <TableFrame label="按表格的列">
            <table class="check-settings">
              <thead>
                <tr>
                  <th scope="col">列名</th>
                  <th scope="col">怎样处理</th>
                  <th scope="col">留前几个字</th>
                  <th scope="col">留后几个字</th>
                </tr>
              </thead>
              <tbody>
                {heads.map((n) => (
                  <tr key={n}>
                    <td>
                      <CellField
                        name={named.head(n)}
                        label={`第 ${n + 1} 行的列名`}
                        maxLength={20}
                        typed={typed}
                        failure={failure}
                      />
                    </td>
                    <td>
                      <CellField
                        name={named.way(n)}
                        label={`第 ${n + 1} 行怎样处理`}
                        options={options(['keep', 'partly', 'wholly'])}
                        typed={typed}
                        failure={failure}
                      />
                    </td>
                    <Shown what={n} label={`第 ${n + 1} 行`} typed={typed} failure={failure} />
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        </Panel>
        <div class="actions">
          <button class="btn" type="submit">
            保存遮盖设置
          </button>
          <a class="btn quiet" href={SETTINGS}>
            返回检查设置
          </a>
        </div>
      </Form>
    </>
  );
}

/** Rows that are filled, and some to fill. */
function rowsFor(typed: Typed): number {
  const EMPTY = 3;
  const last = Array.from({ length: MOST_HEADS }, (_, n) => n).findLast((n) => typed[named.head(n)]);
  return Math.min(MOST_HEADS, (last ?? -1) + 1 + EMPTY);
}

function Row({ check, typed, failure }: Fields & { check: CheckId }) {
  const { name } = CHECKS[check];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <CellField
          name={named.way(check)}
          label={`${name}怎样处理`}
          options={options(hidingsOf(check)!)}
          typed={typed}
          failure={failure}
        />
      </td>
      {shownOf(check) ? (
        <Shown what={check} label={name} typed={typed} failure={failure} />
      ) : (
        <td colSpan={2}>不留部分</td>
      )}
    </tr>
  );
}

/** How much stays of what is hidden in part. */
function Shown({ what, label, typed, failure }: Fields & { what: CheckId | number; label: string }) {
  const most = typeof what === 'string' ? shownOf(what) : undefined;
  const sides = [
    ['first', '留前', most?.first],
    ['last', '留后', most?.last],
  ] as const;
  return (
    <>
      {sides.map(([side, words, bound]) => (
        <td key={side}>
          {bound === 0 ? (
            '0'
          ) : (
            <CellField
              name={named[side](what)}
              label={`${label}${words}几位`}
              inputmode="numeric"
              maxLength={2}
              typed={typed}
              failure={failure}
            />
          )}
          {bound !== undefined && bound > 0 && <small>最多 {bound}</small>}
        </td>
      ))}
    </>
  );
}
