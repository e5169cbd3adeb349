import type { ComponentChildren } from 'preact';
import type { Authority } from '../organizations/index.ts';
import { LANGUAGES, type Language, tagOf } from '../platform/languages/language.ts';
import type { PageLink } from '../platform/room.ts';
import { type Preferences, preferenceHref } from './preferences.ts';

const sizes: [label: string, size: Preferences['size']][] = [
  ['标准', '100'],
  ['大', '125'],
  ['特大', '150'],
];

interface TopProps {
  preferences: Preferences;
  path: string;
  /** below whose site this one stands */
  above: { name: string; href: string } | undefined;
  children: ComponentChildren;
}

/** Larger type and contrast; links, so that they work without scripts. */
export function TopBar({ preferences, path, above, children }: TopProps) {
  const high = preferences.contrast === 'high';
  return (
    <nav class="top" aria-label="阅读设置">
      <div class="wrap">
        {above && (
          <a rel="up" href={above.href}>
            {above.name}
          </a>
        )}
        <a href="/accessibility">无障碍说明</a>
        <span class="sizes">
          字号
          {sizes.map(([label, size]) => (
            <a
              key={size}
              href={preferenceHref(preferences, { size }, path)}
              rel="nofollow"
              aria-current={preferences.size === size ? 'true' : undefined}
              aria-label={`字号：${label}`}
            >
              {label}
            </a>
          ))}
        </span>
        <a href={preferenceHref(preferences, { contrast: high ? 'normal' : 'high' }, path)} rel="nofollow">
          {high ? '标准对比' : '高对比'}
        </a>
        {children}
      </div>
    </nav>
  );
}

interface LanguageProps {
  /** the page in each language of the site; none where there is Chinese alone */
  links: { language: Language; href: string }[];
  current: Language;
}

/** The page in the other languages: links, each in its own language. */
export function LanguageLinks({ links, current }: LanguageProps) {
  if (links.length < 2) return null;
  return (
    <span class="sizes languages">
      {links.map(({ language, href }) => (
        <a
          key={language}
          href={href}
          lang={tagOf(language)}
          hreflang={tagOf(language)}
          aria-current={language === current ? 'true' : undefined}
        >
          {LANGUAGES[language]}
        </a>
      ))}
    </span>
  );
}

export function Mast({ name, query }: { name: string; query: string | undefined }) {
  return (
    <header class="mast">
      <div class="wrap">
        <a class="name" href="/">
          <small>政府信息公开</small>
          {name}
        </a>
        <form class="search" role="search" action="/search">
          <input
            type="search"
            name="q"
            value={query}
            aria-label="搜索"
            placeholder="搜文件、公告、文号、年报"
            maxLength={1_000}
            enterkeyhint="search"
          />
          <button type="submit">搜索</button>
        </form>
      </div>
    </header>
  );
}

export function Navigation({ links, current }: { links: readonly PageLink[]; current: string | undefined }) {
  return (
    <nav class="nav" aria-label="主导航">
      <div class="wrap">
        {links.map(({ label, href }) => (
          <a key={href} href={href} aria-current={current === href ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </div>
    </nav>
  );
}

/** 主办单位、标识码、联系方式, as 政府网站发展指引 wants them; on paper the address of the page instead. */
export function Footer({ authority, address, path }: { authority: Authority; address: string; path: string }) {
  const { contact } = authority;
  const reach = [
    ['地址', contact.address],
    ['邮编', contact.postcode],
    ['电话', contact.telephone],
    ['电子邮箱', contact.email],
  ].filter(([, value]) => value);
  return (
    <footer class="foot">
      <div class="wrap">
        <div>
          <p>
            <b>主办：{authority.name}</b>
            {authority.siteIdCode && <span>网站标识码 {authority.siteIdCode}</span>}
          </p>
          {reach.length > 0 && (
            <p>
              {reach.map(([label, value]) => (
                <span key={label}>
                  {label}：<span lang="zh-CN">{value}</span>
                </span>
              ))}
            </p>
          )}
        </div>
        <p class="links">
          <a href="/disclosure/guide">联系我们</a>
          <a href="/accessibility">无障碍说明</a>
          <a href="/subscribe">订阅</a>
          <a href="/api">数据接口</a>
          <a
            href={`/engagement/new?${new URLSearchParams({ kind: 'correction', page: path })}`}
            rel="nofollow"
            data-report-error
          >
            本页纠错
          </a>
          {authority.isDemo && <span class="demo">演示数据</span>}
        </p>
        <p class="printed">本页地址：{address}</p>
      </div>
    </footer>
  );
}

/** Whether a page is useful: what a reader says opens a page of its own, so that this one stays the same for all. */
export function Useful({ path }: { path: string }) {
  const to = (useful: string) => `/feedback?${new URLSearchParams({ of: path, useful })}`;
  return (
    <div class="help noprint">
      <p>这一页对您有用吗？</p>
      <p>
        <a href={to('yes')} rel="nofollow">
          有用
        </a>
        {'　'}
        <a href={to('no')} rel="nofollow">
          没用
        </a>
      </p>
    </div>
  );
}
