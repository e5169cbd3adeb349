import { proveHuman } from '../../platform/public-forms/browser/proof.ts';
import { sendFilesAtOnce } from '../../platform/public-forms/browser/uploading.ts';

for (const field of document.querySelectorAll<HTMLElement>('[data-files]'))
  sendFilesAtOnce(field, field.closest('form')!);

const confirm = document.querySelector<HTMLFormElement>('#confirm');
if (confirm) proveHuman(confirm);

// The list of what is wrong is read out and stands in view.
document.querySelector<HTMLElement>('.summary')?.focus();
