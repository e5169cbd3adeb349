/** 公开事项目录 (国办发〔2019〕54号): what is owed to the public. For other rooms: how much of it is public and in time by
 *  authority, office, obligation or field (`countBy`, `countAll`), the records behind it (`listDues`) and their address
 *  (`recordsHref`). */
export { startCatalogue } from './catalogue/actions.ts';
export { obligationsOf } from './catalogue/store.ts';
export { confirmProposals, declineProposals } from './dues/actions.ts';
export { proposalsOf } from './dues/documents.ts';
export { recordEvent } from './dues/events.ts';
export { excuseDue, judgeExcuse, waitingExcuses } from './dues/excuses.ts';
export { listDues } from './dues/list.ts';
export { countAll, countBy, type DueGroup } from './figures/figures.ts';
export { recordsHref } from './figures/links.ts';
