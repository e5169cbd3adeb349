import { proveHuman } from '../../platform/public-forms/browser/proof.ts';
import { sendFilesAtOnce } from '../../platform/public-forms/browser/uploading.ts';
import { suggestAlike } from '../filing/browser/alike.ts';
import { dropSaved, saveWhileTyping } from '../filing/browser/saving.ts';

const filing = document.querySelector<HTMLFormElement>('#filing');
if (filing) {
  saveWhileTyping(filing, document.querySelector<HTMLElement>('#saved')!);
  suggestAlike(filing, document.querySelector<HTMLElement>('#alike')!);
}
for (const field of document.querySelectorAll<HTMLElement>('[data-files]'))
  sendFilesAtOnce(field, field.closest('form')!);

const confirm = document.querySelector<HTMLFormElement>('#confirm');
if (confirm) proveHuman(confirm);

if (document.querySelector('[data-filed]')) dropSaved();
for (const button of document.querySelectorAll('[data-clear-saved]')) button.addEventListener('click', dropSaved);

// The list of what is wrong is read out and stands in view.
document.querySelector<HTMLElement>('.summary')?.focus();
