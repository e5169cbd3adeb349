/** 网站自查: the public site visited every night and judged by the national indicators (国办秘函〔2019〕19号): how each authority's
 *  site stands, and what its nights came to. */
export { keepNight } from './nights/keep.ts';
export { siteMeasures } from './nights/measures.ts';
