/** How many publications bring this year's budget, and how many last year's final accounts. */
export interface Finance {
  budget: number;
  accounts: number;
}

const NAMED = /(\d{4})年(?:度)?([^，。；、年\d]{0,16}?)(预算|决算)(?!执行|调整|绩效|编制|评审|会议|单位|草案|培训)/g;
const DIGITS = '〇一二三四五六七八九';

/** Reads titles for the year's 预算 and the 决算 of the year before: a title that names no year, another one, or only how a
 *  budget is made or carried out, brings neither. One that brings both counts for both. 条例 art. 20(七) */
export function financeOf(titles: readonly string[], year: number): Finance {
  const found = titles.map((title) => {
    const plain = title
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, (digits) =>
        [...digits].map((digit) => (digit === '零' ? 0 : DIGITS.indexOf(digit))).join(''),
      );
    return new Set([...plain.matchAll(NAMED)].map(([, of, , what]) => `${of}${what}`));
  });
  const having = (what: string) => found.filter((one) => one.has(what)).length;
  return { budget: having(`${year}预算`), accounts: having(`${year - 1}决算`) };
}
