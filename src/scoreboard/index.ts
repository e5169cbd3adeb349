/** 公开及时率 on the site: how much of what is owed was public in time, by who owes it. Off until the head switches it on. */
export { switchBoard } from './actions.ts';
