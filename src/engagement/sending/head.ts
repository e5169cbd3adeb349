import type { Head } from '../../platform/http/page.ts';
import { HOME, TITLE } from '../paths.ts';

/** A page that holds a form or somebody's own message: never cached, never indexed. */
export function formHead(title: string): Head {
  return {
    ...{ title, nav: HOME, crumbs: [[TITLE, HOME]], form: true },
    styles: ['applications/filing.css', 'engagement/engagement.css'],
    scripts: ['engagement/message.js'],
    meta: [['robots', 'noindex']],
  };
}
