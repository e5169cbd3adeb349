import { count } from '../../platform/ui/index.ts';
import type { ArticleLine, Chapter } from '../index-of.ts';
import { TITLE } from '../words.ts';

interface Props {
  chapters: readonly Chapter[];
  /** figures by the path of their page */
  figures: ReadonlyMap<string, number>;
}

/** '第三章 主动公开' */
const nameOf = (title: string, at: number): string => `第${'一二三四五六'[at]}章 ${title}`;

/** 条例对照 of the site: each article with what everybody can do by it, and where. */
export function LawPage({ chapters, figures }: Props) {
  return (
    <>
      <h1 class="title">{TITLE}</h1>
      <p class="lead">《政府信息公开条例》的每一条说的是什么，您依据它可以在本网站做什么。条文以公布的文本为准。</p>
      <nav class="chapters" aria-label="各章">
        {chapters.map(({ title, lines }, at) => (
          <a key={title} href={`#article-${lines[0]!.number}`}>
            {nameOf(title, at)}
          </a>
        ))}
      </nav>
      {chapters.map(({ title, lines }, at) => (
        <section key={title}>
          <h2>{nameOf(title, at)}</h2>
          <ol class="law-index">
            {lines.map((line) => (
              <Article key={line.number} line={line} figures={figures} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Article({ line: { number, name, article, uses }, figures }: { line: ArticleLine } & Pick<Props, 'figures'>) {
  const open = uses.flatMap(({ forPublic }) => forPublic ?? []);
  return (
    <li id={`article-${number}`}>
      <h3>{name}</h3>
      <p>{article.about}。</p>
      {open.length > 0 && (
        <ul>
          {open.map(({ says, label, path, figure }) => (
            <li key={path}>
              <a href={path}>{label}</a>
              <span class="says">
                {says}
                {figure && figures.has(path) && `，${figure.label} ${count(figures.get(path)!)} ${figure.unit}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {open.length === 0 && <p class="idle">{article.idle ?? '由本机关办理，不需要您做什么'}。</p>}
    </li>
  );
}
