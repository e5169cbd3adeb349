import type { Typed } from '../../platform/http/form.ts';
import { type Failure, invalid } from '../../platform/outcome.ts';
import type { Delivery } from '../deliveries/store.ts';
import { textOf } from '../import/reading/row.ts';
import { Unreadable } from '../import/reading/unreadable.ts';
import { readSheet } from '../import/sheet.ts';

/** The addresses in a returned Excel, as if they had been typed row by row. Rows of others, and rows without an address, are
 *  left alone. @param codes the code of each delivery that waits */
export async function typedFrom(
  path: string,
  codes: ReadonlyMap<string, Delivery>,
): Promise<{ ok: true; value: Typed; unknown: string[] } | Failure> {
  const typed: Typed = {};
  const unknown: string[] = [];
  let at: { code: number; url: number; on: number } | undefined;
  try {
    for await (const { rows } of readSheet(path))
      for (const { cells } of rows) {
        const texts = Array.from(cells, (cell) => textOf(cell).trim());
        const head = {
          code: texts.indexOf('编号'),
          url: texts.indexOf('公开网址'),
          on: texts.indexOf('在市网站公开的日期'),
        };
        if (head.code >= 0 && head.url >= 0) at = head;
        else if (at && texts[at.url]) {
          const delivery = codes.get(texts[at.code] ?? '');
          if (!delivery) unknown.push(texts[at.code] || '没有编号的一行');
          else {
            typed[`url.${delivery.id}`] = texts[at.url];
            if (at.on >= 0 && texts[at.on]) typed[`on.${delivery.id}`] = texts[at.on];
          }
        }
      }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return invalid(error.message, { sheet: error.message });
  }
  const none = at ? '“公开网址”一列还没有填写' : '没有找到“编号”和“公开网址”两列，请用下载的 Excel 填写后上传';
  if (!at || (!Object.keys(typed).length && !unknown.length)) return invalid(none, { sheet: none });
  return { ok: true, value: typed, unknown };
}
