import { createContext, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Script, Sheet } from '../assets.ts';
import type { Language } from '../languages/language.ts';
import type { Who } from '../roles.ts';

/** What a page says of itself; the shell (site or console) draws the rest around it. */
export interface Head {
  title: string;
  description?: string;
  /** Which entry of the main navigation is current: its path, e.g. '/disclosure'. */
  nav?: string;
  /** Way back: [label, path], outermost first, without the page itself. */
  crumbs?: [string, string][];
  /** <meta name content>, e.g. those of 政府网站发展指引. */
  meta?: [string, string][];
  /** Islands (built scripts) the page needs, by room and name: 'publishing/editor.js'. */
  scripts?: Script[];
  /** Style sheets beside the shell's own: 'applications/filing.css'. */
  styles?: Sheet[];
  /** Seconds after which the page loads itself again where scripts do not run. */
  refresh?: number;
  /** The page holds a form: it gets a CSRF token and is never cached. */
  form?: boolean;
  /** No shell's narrow measure: wide tables. */
  wide?: boolean;
  /** Feed of this page's content, where it has one of its own. */
  feed?: { title: string; path: string };
  /** For a phone in one hand, read standing: the console's rail is left out. */
  bare?: true;
  /** Readers may say of it whether it is useful, and its readings are counted (platform/rated-pages.ts). */
  rated?: true;
  /** What was searched for: stands in the site's search field. */
  query?: string;
}

/** What parts of a page may know of the request. */
export interface PageContext {
  /** of its site, as routes read it; what is shown is put below the base when the page is finished (base.ts) */
  path: string;
  /** which site of this host it is, in which language: '', '/u/<code>', '/u/<code>/en' */
  base: string;
  language: Language;
  csrf: string;
  who: Who | undefined;
  /** A sentence after a thing done, shown once. */
  notice: string | undefined;
}

export const Page = createContext<PageContext>({
  path: '/',
  base: '',
  language: 'zh',
  csrf: '',
  who: undefined,
  notice: undefined,
});

export function usePage(): PageContext {
  return useContext(Page);
}

declare module 'fastify' {
  interface FastifyReply {
    /** Draws the body in the shell of the current scope and sends it. */
    page(body: VNode, head: Head): Promise<FastifyReply>;
  }
}
