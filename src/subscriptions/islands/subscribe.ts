import { proveHuman } from '../../platform/public-forms/browser/proof.ts';

const form = document.querySelector<HTMLFormElement>('#subscribe');
if (form) proveHuman(form);
// The list of what is wrong is read out and stands in view.
document.querySelector<HTMLElement>('.summary')?.focus();
