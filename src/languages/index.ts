/** 多语言: in which languages an authority's public side is, and what its names are called in them. 条例 art. 6 (及时、准确):
 *  documents stay Chinese. */
export { namesIn } from './names-in.ts';
export { saveLanguages, saveNames } from './store.ts';
