import type { ComponentChildren } from 'preact';
import type { Passage } from '../../../platform/public-text/index.ts';
import type { ReplyContent } from '../subject.ts';
import { partsOfReply } from './look.ts';

/** Findings in the text and the list of them name one another; those in files stand in the list alone. @param n from 0 */
export const linkOf = ({ field }: Pick<Passage, 'field'>, n: number) => ({
  id: `finding-${n + 1}`,
  href: field === 'body' ? `#found-${n + 1}` : undefined,
});

/** A reply's words with a mark and a number at each passage that was found. @param found as they are listed */
export function MarkedReply({ content, found }: { content: Pick<ReplyContent, 'body'>; found: readonly Passage[] }) {
  return (
    <>
      {partsOfReply(content).map(({ where, text }) => (
        <p key={where}>{marked(text, where, found)}</p>
      ))}
    </>
  );
}

function marked(text: string, where: string, found: readonly Passage[]): ComponentChildren {
  const pieces: ComponentChildren[] = [];
  let done = 0;
  const own = found
    .map((one, n) => ({ one, n }))
    .filter(({ one }) => one.where === where)
    .sort((a, b) => a.one.index - b.one.index);
  for (const { one, n } of own) {
    const from = Math.max(done, one.index);
    const to = Math.max(from, one.index + one.text.length);
    pieces.push(
      text.slice(done, from),
      <mark id={`found-${n + 1}`} class={one.severity}>
        {text.slice(from, to)}
      </mark>,
      <a class="found-at" href={`#finding-${n + 1}`} aria-label={`第 ${n + 1} 处`}>
        {n + 1}
      </a>,
    );
    done = to;
  }
  return [...pieces, text.slice(done)];
}
