/** Where 依申请公开 stands on the site. */
export const HOME = '/disclosure/application';
export const TITLE = '依申请公开';
export const ABOVE: [string, string][] = [['政府信息公开', '/disclosure']];
