import type { Zip } from '../../../platform/reading/index.ts';
import type { Gathering } from '../gathering.ts';
import { eventsOf } from './parts.ts';

/** Properties by their names in the file, and whether they tell something of a person or an office. What is not named
 *  (when it was made, how many pages) says nothing. */
const PROPERTIES: Readonly<Record<string, string>> = {
  creator: '作者',
  lastModifiedBy: '最后保存者',
  'initial-creator': '最初作者',
  'printed-by': '打印者',
  title: '标题',
  subject: '主题',
  description: '备注',
  keywords: '关键词',
  keyword: '关键词',
  category: '类别',
  contentStatus: '状态',
  identifier: '标识',
  Manager: '主管',
  Company: '单位',
  HyperlinkBase: '超链接基础',
};

/** Of documents of Word, Excel, PowerPoint. ECMA-376 part 2, 11 and part 1, 22.2, 22.3 */
export async function officeProperties(zip: Zip, gather: Gathering): Promise<void> {
  for (const part of ['docProps/core.xml', 'docProps/app.xml'])
    await gather.tries('文档属性', async () => {
      let [name, text] = ['', ''];
      for await (const event of eventsOf(zip, part)) {
        if (event.kind === 'open') [name, text] = [event.name, ''];
        else if (event.kind === 'text') text += event.text;
        else if (event.name === name) {
          if (name === 'Template') template(gather, text);
          else property(gather, PROPERTIES[name], text);
          name = '';
        }
      }
    });
  await gather.tries('自定义属性', async () => {
    let [name, text] = ['', ''];
    for await (const event of eventsOf(zip, 'docProps/custom.xml')) {
      if (event.kind === 'text') text += event.text;
      else if (event.name !== 'property') continue;
      else if (event.kind === 'open') [name, text] = [event.attributes.name ?? '', ''];
      else property(gather, name, text);
    }
  });
  for (const name of zip.names.filter((one) => /(?:^|\/)docProps\/thumbnail|\/thumbnail\.\w+$/i.test(one))) {
    const message = '文件带有缩略图，显示的可能是修改之前的内容';
    gather.odd('meta.thumbnail', '缩略图', { text: name, message, removable: true });
  }
}

/** @param label as people call it; undefined: it tells nothing */
export function property(gather: Gathering, label: string | undefined, text: string, removable = true): void {
  if (!label || !text.trim()) return;
  gather.piece(`属性：${label}`, text, 'property');
  gather.odd('meta.properties', `属性：${label}`, { text, message: `文件属性里写着${label}`, removable });
}

/** Templates that come with the programs. */
const USUAL = /^(?:normal(?:\.(?:dotm|dotx|dot|wpt))?|wps office|default|blank presentation|office theme|空白.*)?$/i;

export function template(gather: Gathering, text: string): void {
  if (USUAL.test(text.trim())) return;
  gather.piece('属性：模板', text, 'property');
  gather.odd('meta.template', '属性：模板', { text, message: '文件记着它所用的模板', removable: true });
}
