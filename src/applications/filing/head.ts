import type { Head } from '../../platform/http/page.ts';
import { ABOVE, HOME, TITLE } from './paths.ts';

const KEYWORDS = `政府信息公开;${TITLE}`;

/** The entry page: a column of the site. 政府网站发展指引, annex 2 */
export function columnHead(): Head {
  return {
    title: TITLE,
    nav: HOME,
    crumbs: ABOVE,
    styles: ['applications/filing.css'],
    description: '政府信息公开申请：不收费，20 个工作日内答复，可以在网上提交和查询进度',
    meta: [
      ['ColumnName', TITLE],
      ['ColumnDescription', TITLE],
      ['ColumnKeywords', KEYWORDS],
      ['ColumnType', '政务公开'],
    ],
  };
}

/** A page below it that holds a form: never cached, never indexed. */
export function formHead(title: string): Head {
  return {
    title,
    nav: HOME,
    crumbs: [...ABOVE, [TITLE, HOME]],
    form: true,
    styles: ['applications/filing.css'],
    scripts: ['applications/filing.js'],
    meta: [['robots', 'noindex']],
  };
}
