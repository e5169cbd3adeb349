/** 数据开放 (条例 arts. 23, 24): other rooms ask nothing of it; the demonstration fills it. */
export { newSecret } from './webhooks/secret.ts';
