import type { ComponentChildren } from 'preact';
import { DESK, DESK_TITLE, HOME } from '../../words.ts';

const TABS = [
  ['', '目录'],
  ['overview', '公开情况'],
  ['matrix', '按期查看'],
  ['dues', '应公开清单'],
  ['proposals', '待确认'],
  ['excuses', '说明审核'],
  ['changes', '变更对照'],
] as const;
type Tab = (typeof TABS)[number][0];

interface Props {
  current: Tab;
  about: string;
  children?: ComponentChildren;
}

/** The head of the head's pages, and the way between them. */
export function Head({ current, about, children }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{DESK_TITLE}</h1>
          <p class="meta">{about}</p>
        </div>
        <div class="acts">
          {children}
          <a class="btn quiet" href={HOME}>
            网站上的目录
          </a>
        </div>
      </header>
      <nav class="tabs" aria-label={DESK_TITLE}>
        {TABS.map(([path, label]) => (
          <a key={path} href={path ? `${DESK}/${path}` : DESK} aria-current={path === current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </>
  );
}
