import { load } from 'cheerio';
import type { Typed } from '../../platform/http/form.ts';
import { plainAddress } from './addresses.ts';
import type { KeptForm } from './store.ts';

const SAID =
  '您的登录在填写期间已经结束，现已重新登录。下面是刚才填写的内容，还没有提交，请核对后再次提交；附件须重新选择。';
const LEFT = '还有下列内容没有放回表中：';

/** Puts what was typed back into the form of a page, whatever form it is. @returns the page; undefined: it holds no such form */
export function fill(html: string, { action, fields }: KeptForm): string | undefined {
  const $ = load(html);
  const same = (form: string) => plainAddress(form) === action;
  const values = new Map(
    Object.entries(fields)
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, value]) => [name, [value ?? []].flat()]),
  );
  /** Several forms may go to one address: the one is meant whose hidden fields are those that came. */
  const fits = (form: Parameters<typeof $>[0]) =>
    $(form)
      .find('input[type=hidden]')
      .toArray()
      .filter((one) => values.get($(one).attr('name') ?? '')?.includes($(one).attr('value') ?? '')).length;
  const forms = $('form[method=post]')
    .toArray()
    .filter((form) => same($(form).attr('action') ?? ''));
  const form = forms.sort((a, b) => fits(b) - fits(a))[0];
  if (!form) return undefined;
  const id = $(form).attr('id');
  const outside = id ? $('[form]').filter((_, one) => $(one).attr('form') === id) : $([]);
  for (const control of [...$(form).find('input, select, textarea').toArray(), ...outside.toArray()]) {
    const one = $(control);
    const type = (one.attr('type') ?? '').toLowerCase();
    const name = one.attr('name') ?? '';
    if (!name || name.startsWith('_') || ['password', 'file', 'submit', 'button'].includes(type)) continue;
    const typed = values.get(name) ?? [];
    if (type === 'checkbox' || type === 'radio') {
      const at = typed.indexOf(one.attr('value') ?? 'on');
      if (at >= 0) typed.splice(at, 1);
      if (at >= 0) one.attr('checked', 'checked');
      else one.removeAttr('checked');
      continue;
    }
    const value = typed.shift();
    if (value === undefined) continue;
    if (control.tagName === 'textarea') one.text(value.startsWith('\n') ? `\n${value}` : value);
    else if (control.tagName === 'select') {
      for (const option of one.find('option').toArray()) {
        const chosen = ($(option).attr('value') ?? $(option).text()) === value;
        if (chosen) $(option).attr('selected', 'selected');
        else $(option).removeAttr('selected');
      }
    } else one.attr('value', value);
  }
  const notice = $('<p class="notice" role="status"></p>').text(SAID);
  $(form).before(notice);
  const left = [...values.values()].flat().filter((value) => value.trim() !== '');
  if (left.length) {
    const list = $('<ul></ul>');
    for (const value of left) list.append($('<li></li>').text(value));
    notice.after($('<div class="notice"></div>').text(LEFT).append(list));
  }
  return $.html();
}

/** What of a form may be kept: no password, none of our own marks. */
export function keepable(fields: Typed, secret: ReadonlySet<string>): Typed {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !secret.has(name) && !name.startsWith('_') && value !== undefined),
  );
}
