import type { FastifyRequest } from 'fastify';
import type { Authority } from '../organizations/index.ts';
import { unspoken } from '../platform/http/base.ts';
import { originOf } from '../platform/http/origin.ts';
import { foreignLanguages, type Language } from '../platform/languages/language.ts';

/** In which languages an authority's site is, Chinese first. */
export const languagesOf = ({ languages }: Authority): Language[] => [
  'zh',
  ...foreignLanguages.filter((one) => languages.includes(one)),
];

/** The whole address of a page of the site in a language; of the one that is read. */
export function addressIn(request: FastifyRequest, language: Language, path = request.url): string {
  const place = originOf(request) + unspoken(request.base);
  const spoken = language === 'zh' ? place : `${place}/${language}`;
  return spoken + (path === '/' && language !== 'zh' ? '' : path);
}
