import type { Told } from './store.ts';

/** '，遮盖居民身份证号码 32 处，去掉作者。仍有：…'; nothing was done: '' */
export function copyInWords({ hidden, removed, left }: Told): string {
  const parts = [
    hidden.length > 0 ? `，遮盖${hidden.join('、')}` : '',
    removed.length > 0 ? `，去掉${removed.join('、')}` : '',
    left.length > 0 ? `。仍有：${left.join('；')}` : '',
  ];
  return parts.join('');
}

/** '：遮盖居民身份证号码 32 处、去掉作者'; nothing was done: '' */
export function doneInWords({ hidden, removed }: Told): string {
  const said = [...hidden.map((what) => `遮盖${what}`), ...removed.map((what) => `去掉${what}`)];
  return said.length ? `：${said.join('、')}` : '';
}
