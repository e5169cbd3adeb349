import { dayOf } from '../../platform/dates.ts';
import { count, Pager, Tag } from '../../platform/ui/index.ts';
import { type PublicText, validityNames } from '../../publishing/index.ts';
import { type Found, MOST_MATCHES } from '../find.ts';
import { mark, snippet } from '../highlight.ts';
import { shownOf } from '../query.ts';
import { words as said } from '../words.ts';
import { type Choice, type Choices, Filters, searchHref } from './filters.tsx';

interface Link {
  href: string;
  label: string;
}

interface Props {
  choice: Choice;
  choices: Choices;
  /** pages that are no documents */
  links: readonly Link[];
  /** what was chosen to narrow the search and is not there */
  missing: readonly string[];
  /** undefined before anything was typed */
  found: Found | undefined;
  /** what may have been meant */
  meant: string | undefined;
}

export function SearchPage({ choice, choices, links, missing, found, meant }: Props) {
  return (
    <>
      <h1 class="title">{choice.q ? '搜索结果' : '搜索'}</h1>
      <Filters choice={choice} choices={choices} />
      {links.length > 0 && (
        <p class="beside">
          {said.beside}
          {links.map(({ href, label }) => (
            <a key={href} href={href}>
              {label}
            </a>
          ))}
        </p>
      )}
      {missing.map((sentence) => (
        <p key={sentence} class="warning" role="status">
          {sentence}
        </p>
      ))}
      {meant && (
        <p class="beside">
          {said.meant}
          <a href={searchHref({ ...choice, q: meant })}>{meant}</a>
        </p>
      )}
      {found && <Results choice={choice} found={found} />}
      {!found && !missing.length && <p class="empty">{said.nothingTyped}</p>}
    </>
  );
}

function Results({ choice, found }: { choice: Choice; found: Found }) {
  const { query, left, hits, page, pages, total } = found;
  return (
    <>
      {query.note && <p class="warning">{query.note}</p>}
      {left.length > 0 && <p class="warning">{said.leftOut(left.map((term) => term.said))}</p>}
      {query.terms.length === 0 ? (
        <p class="empty">{said.onlyMarks}</p>
      ) : hits.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <p class="tally" role="status">
            {tally(found)}
          </p>
          <ol class="hits">
            {hits.map((hit) => (
              <Hit key={hit.documentId} hit={hit} sought={shownOf(query)} />
            ))}
          </ol>
          <Pager page={page} pages={pages} href={(n) => searchHref(choice, n)} />
          {page === pages && total > MOST_MATCHES && <p class="help">{said.tooDeep(MOST_MATCHES)}</p>}
        </>
      )}
    </>
  );
}

function tally({ total, counted }: Found): string {
  if (counted === 'about') return `约 ${count(Number(total.toPrecision(2)))} 条结果`;
  return counted === 'atLeast' ? `${count(total)} 条以上结果` : `${count(total)} 条结果`;
}

function Nothing() {
  return (
    <div class="empty">
      <p>{said.nothingFound}</p>
      <ul class="dots">
        {said.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
        <li>
          仍未找到，可以<a href="/disclosure/application">申请公开</a>
        </li>
      </ul>
    </div>
  );
}

function Hit({ hit, sought }: { hit: PublicText; sought: string[] }) {
  const named = hit.attachments.filter((name) => mark(name, sought).some((piece) => piece.hit));
  return (
    <li>
      <h2>
        <a href={`/documents/${hit.documentId}`}>
          <Marked text={hit.title} sought={sought} />
        </a>
        {hit.validity !== 'valid' && <Tag tone="warn">{validityNames[hit.validity]}</Tag>}
      </h2>
      <p>
        <Marked text={snippet(hit.bodyText, sought)} sought={sought} />
      </p>
      {named.map((name) => (
        <p key={name}>
          {said.attachment}
          <Marked text={name} sought={sought} />
        </p>
      ))}
      <p class="by">
        <span>{hit.columnName}</span>
        <span>{hit.officeName}</span>
        {hit.documentNumber && <span>{hit.documentNumber}</span>}
        <time dateTime={dayOf(hit.publishedAt)}>{dayOf(hit.publishedAt)}</time>
      </p>
    </li>
  );
}

function Marked({ text, sought }: { text: string; sought: string[] }) {
  return <>{mark(text, sought).map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>;
}
