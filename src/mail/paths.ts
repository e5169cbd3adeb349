/** 我的邮箱. */
export const OWN_MAIL = '/console/account/mail';
