/** Photos that were chosen are listed, each with its removal; choosing again adds to them. What is too large or too much is
 *  said before it is sent. Without scripts the browser's own field does. */
for (const field of document.querySelectorAll<HTMLElement>('[data-photos]')) {
  const input = field.querySelector<HTMLInputElement>('input[type="file"]');
  const list = field.querySelector<HTMLUListElement>('ul.proofs');
  if (input && list && typeof DataTransfer === 'function') follow(input, list, field);
}

function follow(input: HTMLInputElement, list: HTMLUListElement, { dataset }: HTMLElement): void {
  const most = Number(dataset.photos);
  const largest = Number(dataset.largest);
  let chosen: File[] = [];
  list.setAttribute('aria-live', 'polite');
  input.addEventListener('change', () => {
    const fresh = [...(input.files ?? [])].filter((file) => !chosen.some((one) => same(one, file)));
    for (const line of list.querySelectorAll('.refused')) line.remove();
    for (const file of fresh)
      if (file.size > largest) refuse(`“${file.name}”超过 ${largest / 1048576} MB，没有选上`);
      else if (chosen.length >= most) refuse(`“${file.name}”没有选上，还可以选 ${most} 张`);
      else chosen.push(file);
    draw();
  });

  function draw(): void {
    const all = new DataTransfer();
    for (const file of chosen) all.items.add(file);
    input.files = all.files;
    for (const line of list.querySelectorAll('.chosen')) line.remove();
    for (const file of chosen) {
      const line = Object.assign(document.createElement('li'), { className: 'chosen' });
      const name = Object.assign(document.createElement('span'), { textContent: `${file.name}，已选` });
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'btn quiet',
        textContent: '移除',
      });
      button.setAttribute('aria-label', `移除 ${file.name}`);
      button.addEventListener('click', () => {
        chosen = chosen.filter((one) => one !== file);
        draw();
        input.focus();
      });
      line.append(name, button);
      list.append(line);
    }
  }

  function refuse(message: string): void {
    const line = Object.assign(document.createElement('li'), { className: 'refused error', textContent: message });
    list.append(line);
  }
}

const same = (a: File, b: File): boolean => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
