import { type Block, imprintEnds, type Paper, type PaperTable } from './model.ts';

/** A paper on a page of the console or the site, as it will look. */
export function PaperSheet({ paper }: { paper: Paper }) {
  return (
    <article class="sheet" lang="zh-CN" aria-label={paper.title}>
      {paper.blocks.map((block, n) => (
        <Piece key={n} block={block} />
      ))}
    </article>
  );
}

function Piece({ block }: { block: Block }) {
  switch (block.kind) {
    case 'title':
      return (
        <h2 class="sheet-title">
          {block.lines.map((line, n) => (
            <span key={n}>{line}</span>
          ))}
        </h2>
      );
    case 'heading':
      return block.level === 1 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'table':
      return <Grid table={block} />;
    case 'masthead':
      return (
        <>
          <h2 class="sheet-title">{block.name}</h2>
          <p class="sheet-number">{block.number}</p>
          <p class="sheet-number">{`${block.issuer}　${block.day}`}</p>
          <hr />
        </>
      );
    case 'imprint':
      return (
        <>
          <hr />
          {[...block.copies, imprintEnds(block).join('　')].map((text) => (
            <p key={text} class="sheet-note">
              {text}
            </p>
          ))}
        </>
      );
    case 'signature':
      return (
        <p class="sheet-signature">
          <span>{block.organisation}</span>
          {block.date && <span>{block.date}</span>}
        </p>
      );
    case 'gap':
      return <br />;
    default:
      return <p class={`sheet-${block.kind}`}>{block.text}</p>;
  }
}

function Grid({ table }: { table: PaperTable }) {
  return (
    <table>
      <tbody>
        {table.rows.map((row, n) => (
          <tr key={n}>
            {row.map((cell, at) => (
              <td key={at} rowSpan={cell.rowSpan} colSpan={cell.colSpan} class={cell.left ? 'left' : undefined}>
                {cell.strong ? <b>{cell.text}</b> : cell.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
