import { Unreadable } from '../../platform/reading/index.ts';
import { type MhtPart, mhtBytes, mhtParts, parameter } from '../../platform/reading/mht.ts';
import type { Reader } from './blocks.ts';
import { TOO_MUCH } from './content.ts';
import { decode } from './decode.ts';
import { blocksOfPage } from './html.ts';

const CUT_OFF = '网页存档不完整，可能没有保存完，请重新保存后再试';
const NO_PAGE = '网页存档里没有网页正文，请另存为 .html 或 Word（.docx）后再试';
/** The page of a web archive (MHTML, RFC 2557), as Word and browsers save it with all that belongs to it. */
export const readMht: Reader = async (bytes, limits) => {
  const { top, parts } = mhtParts(bytes, TOO_MUCH);
  const pages = parts.filter(isPage);
  const start = parameter(top.headers.get('content-type'), 'start');
  const page = pages.find(({ headers }) => start !== undefined && headers.get('content-id') === start) ?? pages[0];
  if (!page) throw new Unreadable(NO_PAGE);
  const text = textOf(page);
  const others = () => pages.filter((one) => one !== page).map(textOf);
  const shown = /<frameset\b/i.test(text) ? others() : /<iframe\b/i.test(text) ? [text, ...others()] : [text];
  return blocksOfPage(shown.join('\n'), limits);
};

const isPage = ({ headers }: MhtPart) =>
  /^\s*(?:text\/html|application\/xhtml)/i.test(headers.get('content-type') ?? '');

/** @throws Unreadable where the file ends within the part */
function textOf(part: MhtPart): string {
  if (!part.closed) throw new Unreadable(CUT_OFF);
  return decode(mhtBytes(part), parameter(part.headers.get('content-type'), 'charset'));
}
