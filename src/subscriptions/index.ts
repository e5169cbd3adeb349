/** 订阅: who wants to hear by mail, or by feed, of what is made public (条例 art. 23: 便于公众知晓的方式), and of what becomes
 *  of what they sent. */
export { confirmSubscription, endSubscriptions, subscriberAs } from './actions.ts';
export { askWhether } from './asking.ts';
