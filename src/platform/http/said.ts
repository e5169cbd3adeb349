import type { FastifyRequest } from 'fastify';
import { NO_NAMES, tagOf } from '../languages/language.ts';
import { plain } from '../languages/translated.ts';

/** What a program of the page is told and shows to people, in the language of the page that it serves.
 *  @returns the text, and its language where nobody translated it */
export function saidTo(request: FastifyRequest, text: string): { text: string; lang?: string } {
  const { language, names = NO_NAMES } = request;
  if (language === 'zh') return { text };
  const said = request.server.services.house.say(language)(text, names);
  return said === undefined ? { text, lang: tagOf('zh') } : { text: plain(said) };
}
