/** F8 and Shift+F8 lead a reviewer from one mark in the text to the next; without scripts the numbers beside them are links. */
const marks = [...document.querySelectorAll<HTMLAnchorElement>('a.found-at')];
for (const told of document.querySelectorAll<HTMLElement>('[data-found-keys]')) told.hidden = !marks.length;

document.addEventListener('keydown', (event) => {
  if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey || !marks.length) return;
  event.preventDefault();
  const next = event.shiftKey ? before() : behind();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
});

/** The first behind where the focus is, round the page. */
function behind(): HTMLAnchorElement {
  return marks.find((mark) => stands(mark, Node.DOCUMENT_POSITION_FOLLOWING)) ?? marks[0]!;
}

function before(): HTMLAnchorElement {
  return [...marks].reverse().find((mark) => stands(mark, Node.DOCUMENT_POSITION_PRECEDING)) ?? marks.at(-1)!;
}

function stands(mark: Element, where: number): boolean {
  const from = document.activeElement ?? document.body;
  return (from.compareDocumentPosition(mark) & where) > 0;
}
