import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Panel } from '../../platform/ui/index.ts';
import { CellPicture } from '../scans/cell-picture.tsx';
import type { KeptBasis } from '../store.ts';
import { BLANK, editableCells, nameOfCell, openCells, readAs, unreadOf } from './apply.ts';

interface Props {
  file: string;
  basis: KeptBasis;
  /** address of the result */
  href: string;
  failure?: Failure | undefined;
  typed?: Typed | undefined;
}

/** The cells that could not be read, each with where it stands in the original, to be typed in. */
export function TypeInPage({ file, basis, href, failure, typed }: Props) {
  const { read } = basis;
  const open = openCells(read);
  const recognised = editableCells(read).filter((path) => path in read.cells);
  const before = Object.fromEntries([
    ...recognised.map((path) => [path, readAs(read.cells[path])]),
    ...Object.entries(basis.typed).map(([path, { text }]) => [path, text]),
  ]);
  const left = open.filter((path) => !(path in before)).length;
  return (
    <>
      <header class="head">
        <div>
          <h1>填入没有读出的数字</h1>
          <p class="meta">
            {file}　{left > 0 ? `还有 ${left} 格没有读出` : '没有读出的格都已填入'}
          </p>
        </div>
      </header>
      <Panel>
        {open.length + recognised.length === 0 ? (
          <Empty>
            各格都已读出，没有要填的。<a href={href}>回到体检结果</a>
          </Empty>
        ) : (
          <Form action={`${href}/cells`} failure={failure}>
            <p class="help">
              对照原文填写，填好的随即重新核对；原文里空着的填“{BLANK}”，不清楚的留空。填了的格会注明何人何日填入。
            </p>
            {grouped([...open, ...recognised]).map(({ row, paths }) => (
              <section key={row} aria-label={row}>
                <h3 class="table-title">{row}</h3>
                <WhereItStands paths={paths} unread={read.unread} />
                <div class="type-in-cells">
                  {paths.map((path) => (
                    <div key={path}>
                      <Field
                        name={path}
                        label={columnOf(path)}
                        inputmode="decimal"
                        autocomplete="off"
                        typed={typed ?? before}
                        failure={failure}
                      />
                      <CellPicture
                        scan={read.scan}
                        sighting={(read.cells[path] ?? unreadOf(path, read.unread))?.sighting}
                        href={href}
                        name={nameOfCell(path)}
                      />
                    </div>
                  ))}
                </div>
              </section>
            ))}
            <div class="actions">
              <button class="btn" type="submit">
                保存并重新核对
              </button>{' '}
              <a class="btn quiet" href={href}>
                返回
              </a>
            </div>
          </Form>
        )}
      </Panel>
    </>
  );
}

/** Where the cells of a row stand in the original, as it was read, and why they were not. */
function WhereItStands({ paths, unread }: { paths: readonly string[]; unread: KeptBasis['read']['unread'] }) {
  const said = [...new Set(paths.map((path) => unreadOf(path, unread)))].filter((one) => one !== undefined);
  return (
    <>
      {said.map(({ what, place, why, text }) => (
        <p key={`${what}${place}`} class="help">
          {place && `${place}：`}
          {why}
          {text && `，原文“${text.slice(0, 80)}”`}
        </p>
      ))}
    </>
  );
}

/** '表四 行政诉讼·复议后起诉·总计' is the row before the last point and the column behind it. */
const rowOf = (path: string) => nameOfCell(path).replace(/·[^·]*$/, '');
const columnOf = (path: string) => nameOfCell(path).split('·').at(-1)!;

/** Cells by the rows of their tables, in order. */
function grouped(paths: readonly string[]): { row: string; paths: string[] }[] {
  const rows: { row: string; paths: string[] }[] = [];
  for (const path of paths) {
    const row = rowOf(path);
    if (rows.at(-1)?.row === row) rows.at(-1)!.paths.push(path);
    else rows.push({ row, paths: [path] });
  }
  return rows;
}
