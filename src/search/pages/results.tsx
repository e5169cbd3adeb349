import { dayOf } from '../../platform/dates.ts';
import { count, Pager, Tag } from '../../platform/ui/index.ts';
import { fileAddress, validityNames } from '../../publishing/index.ts';
import { type Found, type Hit, MOST_MATCHES } from '../find.ts';
import { mark, snippet } from '../highlight.ts';
import { shownOf } from '../query.ts';
import { words as said } from '../words.ts';
import { type Choice, type Choices, Filters, searchHref } from './filters.tsx';

/** Longer words nobody is told of by mail. */
const LONGEST_FOLLOWED = 40;

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
  /** attachments whose text, or some of it, cannot be searched */
  unread: number;
}

export function SearchPage({ choice, choices, links, missing, found, meant, unread }: Props) {
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
          <a href={searchHref({ ...choice, q: meant })} lang="zh-CN">
            {meant}
          </a>
        </p>
      )}
      {found && <Results choice={choice} found={found} unread={unread} />}
      {found && found.query.terms.length > 0 && [...choice.q].length <= LONGEST_FOLLOWED && (
        <p class="aside-note">
          <a href={`/subscribe?${new URLSearchParams({ q: choice.q })}`} rel="nofollow">
            {said.follow}
          </a>
        </p>
      )}
      {!found && !missing.length && <p class="empty">{said.nothingTyped}</p>}
    </>
  );
}

function Results({ choice, found, unread }: { choice: Choice; found: Found; unread: number }) {
  const { query, left, hits, page, pages, total, lookedInto } = found;
  return (
    <>
      {query.note && <p class="warning">{query.note}</p>}
      {left.length > 0 && <p class="warning">{said.leftOut(left.map((term) => term.said))}</p>}
      {query.terms.length === 0 ? (
        <p class="empty">{said.onlyMarks}</p>
      ) : hits.length === 0 ? (
        <Nothing unread={unread} lookedInto={lookedInto} />
      ) : (
        <>
          <p class="tally" role="status">
            {tally(found)}
          </p>
          <ol class="hits">
            {hits.map((hit) => (
              <HitLine key={hit.documentId} hit={hit} sought={shownOf(query)} />
            ))}
          </ol>
          <Pager page={page} pages={pages} href={(n) => searchHref(choice, n)} />
          {page === pages && lookedInto !== undefined && <p class="help">{said.lookedInto(lookedInto)}</p>}
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

function Nothing({ unread, lookedInto }: { unread: number; lookedInto: number | undefined }) {
  return (
    <div class="empty">
      <p>{lookedInto === undefined ? said.nothingFound : said.noPhraseFound}</p>
      {lookedInto !== undefined && <p>{said.lookedInto(lookedInto)}</p>}
      {unread > 0 && <p>{said.notLookedInto(unread)}</p>}
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

function HitLine({ hit, sought }: { hit: Hit; sought: string[] }) {
  return (
    <li>
      <h2>
        <a href={`/documents/${hit.documentId}`} lang="zh-CN">
          <Marked text={hit.title} sought={sought} />
        </a>
        {hit.validity !== 'valid' && <Tag tone="warn">{validityNames[hit.validity]}</Tag>}
      </h2>
      <p lang="zh-CN">
        <Marked text={snippet(hit.bodyText, sought)} sought={sought} />
      </p>
      {hit.attachments.map((file) => (
        <Inside key={file.hash + file.name} file={file} passage={hit.passages.get(file.hash)} sought={sought} />
      ))}
      <p class="by">
        <span>{hit.columnName}</span>
        <span>{hit.officeName}</span>
        {hit.documentNumber && <span lang="zh-CN">{hit.documentNumber}</span>}
        <time dateTime={dayOf(hit.publishedAt)}>{dayOf(hit.publishedAt)}</time>
      </p>
    </li>
  );
}

/** An attachment by which the document was found: by its name, or by a passage of it. */
function Inside({
  file,
  passage,
  sought,
}: {
  file: Hit['attachments'][number];
  passage: string | undefined;
  sought: string[];
}) {
  if (passage === undefined && !mark(file.name, sought).some((piece) => piece.hit)) return null;
  return (
    <p class="inside" lang="zh-CN">
      附件《
      <a href={fileAddress('', file)}>
        <Marked text={file.name} sought={sought} />
      </a>
      》{passage !== undefined && said.foundInside}
      {passage !== undefined && <Marked text={snippet(passage, sought)} sought={sought} />}
    </p>
  );
}

function Marked({ text, sought }: { text: string; sought: string[] }) {
  return <>{mark(text, sought).map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>;
}
