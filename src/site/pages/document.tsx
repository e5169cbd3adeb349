import { Article, type Publication } from '../../publishing/index.ts';

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
