/** 页面反馈: what readers say of pages, and how often they are read. */
export { keepRating, keepViews } from './store.ts';
