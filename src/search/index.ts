/** Full-text search over what the site shows (条例 art. 24: a site has search, look-up, download). */

export { findAlike } from './alike.ts';
export { findAmong, isSearchable, sameText } from './among.ts';
export { cutDocument, cutQuery } from './cut.ts';
export { find, type Wish } from './find.ts';
export { rebuildIndex } from './keep.ts';
export { keepMisses } from './misses.ts';
export { everydayFor } from './own-words.ts';
export { type Telling, tellingWords } from './telling.ts';
