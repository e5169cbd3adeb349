/** 留言办理: what a message to an authority is, by when it is answered, what may become of it. */
export * from './course.ts';
export * from './kinds.ts';
export * from './limits.ts';
export * from './signposts.ts';
export * from './state.ts';
