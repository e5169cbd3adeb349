import { showReceiptDay } from '../filing/browser/receipt-day.ts';

const box = document.querySelector<HTMLElement>('#receipt-day');
const form = document.querySelector<HTMLFormElement>('#register');
if (form && box) {
  showReceiptDay(form, box);
  // gone, not hidden: the first button of a form is the one that Enter presses
  form.querySelector('[name=trial]')?.remove();
}
