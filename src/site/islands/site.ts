/** Buttons that only a script can serve appear with it. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

/** Words that are selected on the page travel to the report of an error on it. */
const MOST = 300;
let selected = '';
document.addEventListener('selectionchange', () => {
  const words = String(document.getSelection()).replace(/\s+/g, ' ').trim();
  if (words) selected = words.slice(0, MOST);
});
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-report-error]'))
  link.addEventListener('click', () => {
    if (!selected) return;
    const to = new URL(link.href);
    to.searchParams.set('selection', selected);
    link.href = to.href;
  });
