import { quoted } from './nodes.ts';

/** The article with its pictures as they were uploaded. One that was not is left out, and told: the platform would drop
 *  it without a word.
 *  @param content of layOut @param urls what the upload answered, by the `src` of LaidOutPicture */
export function withPictures(
  content: string,
  urls: ReadonlyMap<string, string>,
): { content: string; warnings: string[] } {
  const uploaded = new Map([...urls].map(([src, url]) => [quoted(src), quoted(url)]));
  const missing: string[] = [];
  const shown = content.replace(/<img src="([^"]*)" alt="([^"]*)"( style="[^"]*">)/g, (_, src, alt, rest) => {
    const url = uploaded.get(src);
    if (url) return `<img src="${url}" alt="${alt}"${rest}`;
    missing.push(alt);
    return '';
  });
  const kept = shown.replace(CODE_LINE, '').replace(/<p style="[^"]*"><\/p>/g, '');
  const named = missing.map((alt) =>
    alt ? `图片“${unescaped(alt)}”没有传到公众号，已略去` : '有一张图片没有传到公众号，已略去',
  );
  return { content: kept, warnings: [...new Set(named)] };
}

/** What is said of the code where the code is not. */
const CODE_LINE = /<p style="[^"]*"><\/p><p style="[^"]*">长按识别二维码，查看原文<\/p>/;
const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
