export const INBOX = '/console/reviews';
export const BATCH = `${INBOX}/batch`;
