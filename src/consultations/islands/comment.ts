import { proveHuman } from '../../platform/public-forms/browser/proof.ts';

const confirm = document.querySelector<HTMLFormElement>('#confirm');
if (confirm) proveHuman(confirm);

// The list of what is wrong is read out and stands in view.
document.querySelector<HTMLElement>('.summary')?.focus();
