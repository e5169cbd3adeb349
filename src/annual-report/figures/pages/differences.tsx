import { TableFrame } from '../../../platform/ui/index.ts';
import { figureHref } from '../../links.ts';
import { parts } from '../../narrative/parts.ts';
import { figureTitle } from '../../words.ts';
import type { Differences } from '../differences.ts';

interface Props {
  year: number;
  differences: Differences;
  /** heads of the two columns */
  heads: readonly [published: string, now: string];
  /** Address of the records behind a figure; without it figures are plain. */
  href?: (path: string) => string | undefined;
}

/** What the books give now beside what was published: every figure and every sentence that differs. */
export function DifferenceTables({ year, differences: { figures, texts }, heads, href }: Props) {
  const door = href ?? ((path: string) => figureHref(year, path));
  return (
    <>
      {figures.length > 0 && (
        <TableFrame label="不同的数字">
          <table class="slim">
            <thead>
              <tr>
                <th scope="col">数字</th>
                <th scope="col" class="n">
                  {heads[0]}
                </th>
                <th scope="col" class="n">
                  {heads[1]}
                </th>
              </tr>
            </thead>
            <tbody>
              {figures.map(({ path, published, now }) => (
                <tr key={path}>
                  <th scope="row">{door(path) ? <a href={door(path)}>{figureTitle(path)}</a> : figureTitle(path)}</th>
                  <td class="n">{published}</td>
                  <td class="n">{now}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      {texts.length > 0 && (
        <TableFrame label="不同的文字">
          <table class="slim">
            <thead>
              <tr>
                <th scope="col">文字</th>
                <th scope="col">{heads[0]}</th>
                <th scope="col">{heads[1]}</th>
              </tr>
            </thead>
            <tbody>
              {texts.map(({ part, published, now }) => (
                <tr key={part}>
                  <th scope="row">{parts[part]}</th>
                  <td>{published.join('') || '—'}</td>
                  <td>{now.join('') || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </>
  );
}
