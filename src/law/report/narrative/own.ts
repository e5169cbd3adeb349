/** The authority whose report it is, as its text may name it. */
export interface Own {
  /** 市, 镇, 街道 …; '' for a bureau or an office, whose figures are not the whole region's; undefined: not known */
  level: string | undefined;
  /** its names, the longest first */
  names: readonly string[];
  /** the region that it lies in, where its names tell */
  region: string;
}

const LEVELS = ['街道', '省', '市', '县', '区', '旗', '州', '盟', '镇', '乡'];
/** Levels whose offices report apart from the whole. */
const REGIONS = ['省', '市', '县', '区', '旗', '州', '盟'];
const OF_A_TOWN = /(?:镇|乡|街道)(?:人民政府|政府|办事处)?(?:党政)?办公室$/;

export function ownOf(name: string | undefined): Own {
  if (!name) return { level: undefined, names: [], region: '' };
  const plain = name.replace(/\s/g, '');
  const core = plain
    .replace(OF_A_TOWN, (end) => /^(?:镇|乡|街道)/.exec(end)![0])
    .replace(/(?:人民政府|政府|办事处)$/, '');
  const level = LEVELS.find((one) => core.endsWith(one)) ?? '';
  const region = /^(.*[省市县区旗州盟])(?=..)/.exec(core)?.[1] ?? '';
  const short = core.slice(region.length);
  const names =
    level && !['镇', '乡', '街道'].includes(level)
      ? [plain, core]
      : [plain, core, `${region.slice(-1)}${short}`, short];
  return {
    level,
    region,
    names: [...new Set(names)].filter(({ length }) => length > 1).sort((a, b) => b.length - a.length),
  };
}

const WHOLE =
  /(?:全(?:街道|省|市|县|区|旗|州|盟|镇|乡|局|国|委|系统)|[我本该](?:街道|省|市|县|区|旗|州|盟|镇|乡|局|委|办(?!理)|厅|院|所|站|中心|处(?!理)|校|队))/y;

/** Whom a word like 全区 or 我局 speaks of, at a place of a sentence. */
export function wholeAt(sentence: string, at: number, { level }: Own) {
  WHOLE.lastIndex = at;
  const word = WHOLE.exec(sentence)?.[0];
  if (!word) return undefined;
  const of = word.slice(1);
  const isOwn = level === undefined || of === level || (!LEVELS.includes(of) && of !== '系统' && of !== '国');
  // 我局 in a county's report is one of its offices
  const narrower = isOwn && REGIONS.includes(level ?? '') && of !== level;
  const kind = narrower ? ('elsewhere' as const) : isOwn ? ('own' as const) : ('wide' as const);
  return { kind, value: word, length: word.length };
}

/** The authority's own name at a place of a sentence; not where it is another's of the same kind (市教育局, 区教育局). */
export function nameAt(sentence: string, at: number, { names, region }: Own) {
  const name = names.find((one) => sentence.startsWith(one, at));
  if (!name && region && sentence.startsWith(region, at))
    return { kind: 'wide' as const, value: region, length: region.length };
  if (!name) return undefined;
  const before = sentence[at - 1] ?? '';
  const others = /[省市县区旗州盟]/.test(before) && !names[0]!.includes(before + name);
  return { kind: others ? ('elsewhere' as const) : ('own' as const), value: name, length: name.length };
}
