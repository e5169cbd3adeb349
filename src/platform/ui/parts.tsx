import type { ComponentChildren } from 'preact';

/** '2,921' */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** '3.4 MB', '12 KB' */
export function fileSize(bytes: number): string {
  const mega = bytes / 1_048_576;
  return mega >= 1 ? `${mega.toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** A figure that opens the list of what it counted. */
export function Figure({
  value,
  label,
  href,
  late,
}: {
  value: number | string;
  label: string;
  href: string;
  late?: boolean;
}) {
  return (
    <a class={late ? 'fig late' : 'fig'} href={href}>
      <b>{typeof value === 'number' ? count(value) : value}</b>
      <span>{label}</span>
    </a>
  );
}

export function Panel({
  title,
  children,
  more,
  id,
}: {
  title?: string;
  children: ComponentChildren;
  more?: ComponentChildren;
  id?: string;
}) {
  return (
    <section class="panel" id={id}>
      {title && (
        <header class="panel-head">
          <h2>{title}</h2>
          {more}
        </header>
      )}
      {children}
    </section>
  );
}

/** Head of a part of a public page; `more`: where the whole stands. */
export function SectionHead({ title, more }: { title: string; more?: [label: string, path: string] }) {
  return (
    <header class="h">
      <h2>{title}</h2>
      {more && (
        <a href={more[1]} aria-label={`${title}：${more[0]}`}>
          {more[0]} →
        </a>
      )}
    </header>
  );
}

/** What would stand here, and how to begin. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

/** A wide table scrolls in its own frame with the first column kept. */
export function TableFrame({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section class="frame" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** Terms and their values. */
export function Facts({ rows }: { rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface PagerProps {
  page: number;
  pages: number;
  /** Address of page n. */
  href: (page: number) => string;
}

export function Pager({ page, pages, href }: PagerProps) {
  if (pages <= 1) return null;
  const near = [...new Set([1, page - 1, page, page + 1, pages])]
    .filter((n) => n >= 1 && n <= pages)
    .sort((a, b) => a - b);
  return (
    <nav class="pager" aria-label="分页">
      {page > 1 && (
        <a href={href(page - 1)} rel="prev">
          上一页
        </a>
      )}
      {near.map((n, at) => (
        <span key={n}>
          {at > 0 && n - (near[at - 1] ?? 0) > 1 && <i>…</i>}
          {n === page ? <b aria-current="page">{n}</b> : <a href={href(n)}>{n}</a>}
        </span>
      ))}
      {page < pages && (
        <a href={href(page + 1)} rel="next">
          下一页
        </a>
      )}
      <span class="of">共 {count(pages)} 页</span>
    </nav>
  );
}

/** A state in words, with a colour beside: 'ok' | 'warn' | 'late' | 'plain' */
export function Tag({
  tone = 'plain',
  children,
}: {
  tone?: 'ok' | 'warn' | 'late' | 'plain';
  children: ComponentChildren;
}) {
  return <span class={`tag ${tone}`}>{children}</span>;
}
