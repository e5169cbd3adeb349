import { Article } from '../article.tsx';
import type { Publication } from '../queries.ts';

/** A document as the public reads and prints it. */
export function DocumentPage({ publication }: { publication: Publication }) {
  const { previous, next } = publication;
  return (
    <>
      <Article content={publication} />
      <nav class="neighbours" aria-label="相邻文件">
        <Neighbour label="上一篇" to={next} />
        <Neighbour label="下一篇" to={previous} />
      </nav>
    </>
  );
}

function Neighbour({ label, to }: { label: string; to: { documentId: number; title: string } | undefined }) {
  return (
    <p>
      <span>{label}</span>
      {to ? <a href={`/documents/${to.documentId}`}>{to.title}</a> : <span class="none">没有了</span>}
    </p>
  );
}

/** 撤下: said plainly, with 410. */
export function WithdrawnPage({ on, reason, column }: { on: string; reason: string; column: [string, string] }) {
  return (
    <div class="error-page">
      <h1>这份文件已经撤下</h1>
      <p>
        {on}撤下。{reason ? `原因：${reason}` : '如需了解，请与政府信息公开工作机构联系。'}
      </p>
      <p>
        <a href={column[1]}>查看“{column[0]}”的其他信息</a>，或<a href="/search">检索</a>。
      </p>
    </div>
  );
}
