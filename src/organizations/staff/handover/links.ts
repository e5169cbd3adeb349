/** 移交: what stands still, and who has what. */
export const HANDOVER = '/console/handover';
/** What waits for one person. */
export const handoverOf = (id: number): string => `${HANDOVER}/${id}`;
/** What came to oneself. */
export const HANDED_OVER = '/console/handed-over';
