import { Icon, type IconName } from '../../../platform/ui/index.ts';

type Tool = [command: string, label: string, icon: IconName];

const groups: [label: string, tools: Tool[]][] = [
  [
    '撤销',
    [
      ['undo', '撤销（Ctrl+Z）', 'arrow-back-up'],
      ['redo', '重做（Ctrl+Y）', 'arrow-forward-up'],
    ],
  ],
  [
    '文字',
    [
      ['bold', '加粗（Ctrl+B）', 'bold'],
      ['italic', '倾斜（Ctrl+I）', 'italic'],
      ['underline', '下划线（Ctrl+U）', 'underline'],
      ['sup', '上标', 'superscript'],
      ['sub', '下标', 'subscript'],
      ['clear', '清除格式', 'clear-formatting'],
    ],
  ],
  [
    '段落',
    [
      ['left', '左对齐', 'align-left'],
      ['center', '居中', 'align-center'],
      ['right', '右对齐', 'align-right'],
      ['indent', '首行缩进两字', 'indent-increase'],
      ['bullets', '项目符号', 'list'],
      ['numbers', '编号', 'list-numbers'],
    ],
  ],
  [
    '插入',
    [
      ['link', '链接（Ctrl+K）', 'link'],
      ['image', '图片', 'photo'],
      ['table', '表格', 'table-plus'],
    ],
  ],
];

const tableTools: Tool[] = [
  ['rowAfter', '下方加一行', 'row-insert-bottom'],
  ['rowDelete', '删除所在行', 'row-remove'],
  ['columnAfter', '右侧加一列', 'column-insert-right'],
  ['columnDelete', '删除所在列', 'column-remove'],
  ['merge', '合并或拆分单元格', 'arrows-join'],
  ['header', '首行为表头', 'table-row'],
  ['tableDelete', '删除表格', 'table-off'],
];

function Button({ tool: [command, label, icon] }: { tool: Tool }) {
  return (
    <button type="button" data-command={command} aria-label={label} title={label} tabIndex={-1}>
      <Icon name={icon} />
    </button>
  );
}

/** Drawn here, brought to life by the editor island; hidden without scripts. */
export function Toolbar() {
  return (
    <div class="toolbar" id="toolbar" role="toolbar" aria-label="正文格式" hidden>
      <select data-command="style" aria-label="段落样式" tabIndex={-1}>
        <option value="p">正文</option>
        <option value="2">一级标题</option>
        <option value="3">二级标题</option>
        <option value="4">三级标题</option>
      </select>
      {groups.map(([label, tools]) => (
        <span key={label} role="group" aria-label={label}>
          {tools.map((tool) => (
            <Button key={tool[0]} tool={tool} />
          ))}
        </span>
      ))}
      <span role="group" aria-label="表格" id="table-tools" hidden>
        {tableTools.map((tool) => (
          <Button key={tool[0]} tool={tool} />
        ))}
      </span>
      <input
        type="file"
        id="picture"
        accept="image/png,image/jpeg,image/gif,image/webp"
        hidden
        tabIndex={-1}
        aria-label="选择图片"
      />
    </div>
  );
}

/** Asks for an address without leaving the page. */
export function LinkDialog() {
  return (
    <dialog id="link-dialog" aria-labelledby="link-title">
      <h2 id="link-title">链接</h2>
      <div class="field">
        <label for="link-address">网址</label>
        <p class="help">以 http:// 或 https:// 开头，或本站地址；留空则取消链接</p>
        <input id="link-address" type="text" inputmode="url" autocomplete="off" />
        <p class="error" id="link-error" hidden>
          网址无法识别
        </p>
      </div>
      <div class="actions">
        <button type="button" class="btn" id="link-ok">
          确定
        </button>
        <button type="button" class="btn quiet" id="link-cancel">
          取消
        </button>
      </div>
    </dialog>
  );
}
