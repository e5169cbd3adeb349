/** 演示数据: an invented year of a town, for whoever tries the platform. */
export { type DemoAccount, loadDemo } from './load.ts';
