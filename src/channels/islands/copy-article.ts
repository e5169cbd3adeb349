/** 复制: the article goes to the clipboard as it is laid out, and as plain text for what takes no other. Without scripts
 *  one selects it and copies. */
const sheet = document.querySelector<HTMLElement>('[data-article]');
const button = document.querySelector<HTMLButtonElement>('[data-copy]');
const said = document.querySelector<HTMLElement>('[data-copied]');

if (sheet && button && said) {
  button.hidden = false;
  button.addEventListener('click', () => {
    said.textContent = copied(sheet)
      ? '已复制，请到公众平台新建图文，在正文里粘贴。'
      : '浏览器没有允许复制，请选中下面的文章后按 Ctrl+C。';
  });
}

/** By the event of copying, which also works where the page came without TLS. */
function copied(article: HTMLElement): boolean {
  let taken = false;
  const take = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/html', article.innerHTML);
    event.clipboardData?.setData('text/plain', article.innerText);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener('copy', take, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', take);
  return done && taken;
}
