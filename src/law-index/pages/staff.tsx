import type { OpenLimit } from '../../platform/limits.ts';
import { Panel, TableFrame, YearChoice } from '../../platform/ui/index.ts';
import type { ArticleLine, Chapter } from '../index-of.ts';
import { DESK, HOME, TITLE } from '../words.ts';

/** A figure of the year, with where its records stand. */
export interface ShownFigure {
  label: string;
  /** '93.8%', '12 件' */
  value: string;
  href: string;
}

/** A place of the console as this person finds it. */
export interface ShownPlace {
  label: string;
  /** who goes there, in words */
  roles: string;
  /** this person goes there */
  opens: boolean;
}

interface Props {
  chapters: readonly Chapter[];
  year: number;
  years: readonly number[];
  /** by the id of their measure; those that this person may not read are left out */
  figures: ReadonlyMap<string, ShownFigure>;
  /** by path */
  places: ReadonlyMap<string, ShownPlace>;
  /** open limits by the room that they come from */
  limits: ReadonlyMap<string, readonly OpenLimit[]>;
}

/** 条例对照 for staff: each article with the place where it works, the year's figures, open limits, and who is responsible. */
export function StaffPage(props: Props) {
  const { chapters, year, years } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>{TITLE}</h1>
          <p class="meta">《政府信息公开条例》每一条在这里由谁在哪里办理，{year} 年办得怎样；每个数打开它的记录</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={HOME}>
            网站上的对照
          </a>
        </div>
      </header>
      <nav class="tabs" aria-label="各章">
        {chapters.map(({ title, lines }) => (
          <a key={title} href={`#article-${lines[0]!.number}`}>
            {title}
          </a>
        ))}
      </nav>
      {chapters.map(({ title, lines }) => (
        <Panel key={title} title={title}>
          <TableFrame label={title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">说的是什么</th>
                  <th scope="col">在这里怎样办理</th>
                  <th scope="col">{year} 年</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <Article key={line.number} line={line} {...props} />
                ))}
              </tbody>
            </table>
          </TableFrame>
        </Panel>
      ))}
      <Panel title="其他年度">
        <YearChoice action={DESK} year={year} years={years} />
      </Panel>
    </>
  );
}

function Article({ line: { number, name, article, uses }, figures, places, limits }: Props & { line: ArticleLine }) {
  const works = uses.flatMap(({ forStaff }) => forStaff ?? []);
  const open = uses.flatMap(({ forPublic }) => forPublic ?? []);
  const shown = [...new Set(works.flatMap(({ measures = [] }) => measures))].flatMap((id) => figures.get(id) ?? []);
  const due = works.flatMap((work) => (work.limits ? (limits.get(work.limits) ?? []) : []));
  return (
    <tr id={`article-${number}`}>
      <th scope="row">
        {name}
        <br />
        <small>{article.about}</small>
      </th>
      <td>
        {works.map(({ does, place }) => {
          const of = places.get(place)!;
          return (
            <p key={`${place} ${does}`}>
              {does}：{of.opens ? <a href={place}>{of.label}</a> : of.label}
              <br />
              <span class="help">{of.roles}</span>
            </p>
          );
        })}
        {works.length === 0 &&
          open.map(({ says, label, path }) => (
            <p key={path}>
              {says}：<a href={path}>{label}</a>
              <br />
              <span class="help">网站</span>
            </p>
          ))}
        {uses.length === 0 && <p class="help">{article.idle}</p>}
      </td>
      <td>
        {shown.map(({ label, value, href }) => (
          <p key={label}>
            {label} <a href={href}>{value}</a>
          </p>
        ))}
        {due.length > 0 && (
          <p>
            期限在办 <a href={due[0]!.href}>{due.length} 件</a>，最近 {due[0]!.on}
          </p>
        )}
      </td>
    </tr>
  );
}
