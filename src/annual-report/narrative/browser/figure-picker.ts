/** Makes the list of figures one to pick from: a button each, and a field that narrows them, where Enter takes the first.
 *  @returns the field */
export function figurePicker(
  list: HTMLElement,
  entries: readonly HTMLElement[],
  insert: (name: string) => void,
): HTMLInputElement {
  const buttons = entries.map((entry) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...entry.childNodes);
    button.addEventListener('click', () => insert(entry.dataset.figure!));
    entry.replaceWith(button);
    return { button, name: entry.dataset.figure!, words: button.textContent ?? '' };
  });

  const label = document.createElement('label');
  label.className = 'field figure-search';
  const help = document.createElement('span');
  help.id = 'figure-keys';
  help.className = 'help';
  help.textContent = '点一下就插入到光标处；在文字中按 Ctrl + / 到这里，输入名称后按回车插入';
  const field = document.createElement('input');
  field.type = 'search';
  field.setAttribute('aria-label', '查找数据');
  field.placeholder = '查找数据，如 网站';
  label.append(field, help);
  list.before(label);

  const fits = (words: string, name: string) => {
    const wanted = field.value.trim().toLowerCase();
    return !wanted || words.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted);
  };
  field.addEventListener('input', () => {
    for (const { button, name, words } of buttons) button.hidden = !fits(words, name);
    for (const section of list.querySelectorAll<HTMLElement>('section'))
      section.hidden = !section.querySelector('button:not([hidden])');
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const first = buttons.find(({ name, words }) => fits(words, name));
    if (!first || !field.value.trim()) return;
    field.value = '';
    field.dispatchEvent(new Event('input'));
    insert(first.name);
  });
  return field;
}
