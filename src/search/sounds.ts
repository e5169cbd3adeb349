import { pinyin } from 'pinyin-pro';

/** Words that are told apart by how they sound: of two to six Chinese characters. */
const WORD = /^\p{Script=Han}{2,6}$/u;

/** How each character sounds in pinyin, small letters without tones. */
export function soundsOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true }).map((sound) => sound.toLowerCase());
}

/** How a word sounds; null for what is no word of Chinese characters. */
export function soundOf(word: string): string | null {
  return WORD.test(word) ? soundsOf(word).join('') : null;
}
