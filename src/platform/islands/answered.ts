/** On a page that answers what was sent: it takes the place of the form's page in the history, so that Back and reload
 *  lead to the form and never to the browser's question whether to send again. */
const form = document.referrer;
if (form.startsWith(`${location.origin}/`)) history.replaceState(null, '', form);

export {};
