/** “多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围”
 *  (条例 art. 44). The article gives no number; from three applications on the page speaks of them. */
export const SEVERAL = 3;
/** Of how many different people at least: one who asks again and again is no reason. */
const APPLICANTS = 2;
/** Share of the weight of their words that two must have in common. */
const MUCH_THE_SAME = 0.6;
/** Words of every application, which say nothing of what is asked. */
const EMPTY = new Set(
  '申请 公开 政府 信息 政府信息 信息公开 公开信息 文件 材料 有关 相关 情况 年度 请求 提供 全部 我们 本人 镇政府 人民 人民政府 镇人民政府 关于 复印件 电子版'.split(
    ' ',
  ),
);

/** One that asked. */
export interface Asked {
  id: number;
  /** words of subject and description */
  words: readonly string[];
  /** the same for the same applicant; null: not known any more */
  applicant: string | null;
}

export interface Group<T extends Asked> {
  /** by id, the oldest first */
  members: readonly T[];
  /** different applicants; those who are not known any more count as one together */
  applicants: number;
  /** words that all have in common, the most telling first */
  words: readonly string[];
}

/** Groups of applications that ask for much the same, of SEVERAL and by APPLICANTS at least, the largest first. Every
 *  one in a group is like every other, so that no chain of small steps joins what has nothing in common. The order in
 *  which they are given does not matter. 条例 art. 44 */
export function recurringAmong<T extends Asked>(asked: readonly T[]): Group<T>[] {
  const weigh = weights(asked);
  const groups: { members: T[]; bags: Map<string, number>[] }[] = [];
  const holding = new Map<string, Set<number>>(); // word → groups that hold it
  for (const one of [...asked].sort((a, b) => a.id - b.id)) {
    const bag = bagOf(one, weigh);
    if (bag.size === 0) continue;
    const near = new Set([...bag.keys()].flatMap((word) => [...(holding.get(word) ?? [])]));
    const best = [...near]
      .map((at) => ({ at, alike: Math.min(...groups[at]!.bags.map((other) => likeness(bag, other))) }))
      .filter(({ alike }) => alike >= MUCH_THE_SAME)
      .sort((a, b) => b.alike - a.alike || a.at - b.at)[0];
    const at = best?.at ?? groups.push({ members: [], bags: [] }) - 1;
    groups[at]!.members.push(one);
    groups[at]!.bags.push(bag);
    for (const word of bag.keys()) holding.set(word, (holding.get(word) ?? new Set()).add(at));
  }
  return groups
    .map(({ members, bags }) => ({ members, applicants: applicantsOf(members), words: shared(bags) }))
    .filter(({ members, applicants }) => members.length >= SEVERAL && applicants >= APPLICANTS)
    .sort((a, b) => b.applicants - a.applicants || b.members.length - a.members.length);
}

/** Share of weight that both hold, of the lighter one: 0 to 1. What a person adds in passing does not set them apart. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const sum = (bag: ReadonlyMap<string, number>) => [...bag.values()].reduce((all, weight) => all + weight, 0);
  let both = 0;
  for (const [word, weight] of a) if (b.has(word)) both += weight;
  return both / Math.min(sum(a), sum(b));
}

function bagOf({ words }: Asked, weigh: (word: string) => number): Map<string, number> {
  return new Map(words.filter((word) => !EMPTY.has(word)).map((word) => [word, weigh(word)]));
}

/** A word weighs the more the fewer use it. */
function weights(asked: readonly Asked[]): (word: string) => number {
  const uses = new Map<string, number>();
  for (const { words } of asked) for (const word of new Set(words)) uses.set(word, (uses.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + asked.length / (uses.get(word) ?? 1));
}

function shared(bags: readonly Map<string, number>[]): string[] {
  return [...bags[0]!]
    .filter(([word]) => bags.every((bag) => bag.has(word)))
    .sort(([a, heavy], [b, light]) => light - heavy || b.length - a.length)
    .map(([word]) => word);
}

function applicantsOf(members: readonly Asked[]): number {
  return new Set(members.map(({ applicant }) => applicant)).size;
}

/** A group waits for a decision while SEVERAL of its applications came without one (those that came after the last
 *  decision may be reason for another), and while an applicant's suggestion is undecided. */
export function waits(members: readonly { decided: boolean; suggested: boolean }[]): boolean {
  const left = members.filter(({ decided }) => !decided);
  return left.length >= SEVERAL || left.some(({ suggested }) => suggested);
}
