// The editor of one part: grows with its text, shows the preview while typing, inserts a figure where the cursor is,
// and asks before unsaved text is left behind. Without it the form works by itself.
const area = document.querySelector<HTMLTextAreaElement>('#f-text');
const preview = document.querySelector<HTMLElement>('#preview');
const list = document.querySelector<HTMLElement>('#figures');

if (area && preview && list) {
  const entries = [...list.querySelectorAll<HTMLElement>('[data-figure]')];
  const values = new Map(entries.map((entry) => [entry.dataset.figure!, entry.dataset.value ?? '']));
  const before = area.value;
  let sent = false;

  const show = () => {
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
    const lines = area.value.split('\n').filter((line) => line.trim());
    preview.replaceChildren(...lines.map((line) => paragraph(line, values)));
  };
  area.addEventListener('input', show);
  area.form?.addEventListener('submit', () => {
    sent = true;
  });
  addEventListener('beforeunload', (event) => {
    if (!sent && area.value !== before) event.preventDefault();
  });
  for (const entry of entries) entry.replaceWith(asButton(entry, area, show));
  show();
}

function paragraph(line: string, values: Map<string, string>): HTMLElement {
  const p = document.createElement('p');
  let end = 0;
  for (const match of line.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)) {
    const value = values.get(match[1]!);
    if (value === undefined) continue;
    p.append(line.slice(end, match.index));
    const chip = document.createElement('span');
    chip.className = 'chip';
    chip.textContent = value;
    p.append(chip);
    end = match.index + match[0].length;
  }
  p.append(line.slice(end));
  return p;
}

function asButton(entry: HTMLElement, area: HTMLTextAreaElement, show: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...entry.childNodes);
  button.addEventListener('click', () => {
    const written = `{{${entry.dataset.figure}}}`;
    area.setRangeText(written, area.selectionStart, area.selectionEnd, 'end');
    area.focus();
    show();
  });
  return button;
}
