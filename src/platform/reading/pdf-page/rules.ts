import { type Box, NEAR, type Rule } from './shapes.ts';

/** Pieces of one line with gaps up to this between them (dashes, corners) are one line. */
const GAP = 3.5;
/** More lines than this after joining belong to a drawing, not to tables. */
const MOST = 1000;

/** Pieces that lie on one line and touch, joined: programs draw the edge of each cell by itself, often twice. */
export function joinRules(rules: readonly Rule[]): Rule[] {
  const joined = (['level', 'upright'] as const).flatMap((way) =>
    groupsOf(rules.filter((rule) => rule.way === way)).flatMap((group) => {
      const at = group.reduce((sum, rule) => sum + rule.at, 0) / group.length;
      const whole: Rule[] = [];
      for (const { from, to } of group.sort((a, b) => a.from - b.from)) {
        const last = whole.at(-1);
        if (last && from <= last.to + GAP) last.to = Math.max(last.to, to);
        else whole.push({ way, at, from, to });
      }
      return whole;
    }),
  );
  return joined.length > MOST ? [] : joined;
}

/** Rules at about the same place: from the first to the last of a group at most 2 points. */
function groupsOf(rules: Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules.sort((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    if (last?.[0] && rule.at - last[0].at <= 2) last.push(rule);
    else groups.push([rule]);
  }
  return groups;
}

/** Rules that touch each other, as one table's rules do; a set needs both ways to be a table. */
export function connectedRules(rules: readonly Rule[]): Rule[][] {
  const level = rules.filter((rule) => rule.way === 'level');
  const upright = rules.filter((rule) => rule.way === 'upright');
  const leader = new Map<Rule, Rule>();
  const lead = (rule: Rule): Rule => {
    let first = rule;
    for (let next = leader.get(first); next && next !== first; next = leader.get(first)) first = next;
    if (first !== rule) leader.set(rule, first);
    return first;
  };
  for (const a of level) for (const b of upright) if (touch(a, b)) leader.set(lead(a), lead(b));
  const sets = new Map<Rule, Rule[]>();
  for (const rule of rules) {
    const first = lead(rule);
    const set = sets.get(first);
    if (set) set.push(rule);
    else sets.set(first, [rule]);
  }
  return [...sets.values()].filter((set) => new Set(set.map((rule) => rule.way)).size === 2);
}

function touch(level: Rule, upright: Rule): boolean {
  return (
    level.at >= upright.from - NEAR &&
    level.at <= upright.to + NEAR &&
    upright.at >= level.from - NEAR &&
    upright.at <= level.to + NEAR
  );
}

/** The box around rules. */
export function around(rules: readonly Rule[]): Box {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const { way, at, from, to } of rules) {
    const [x0, x1, y0, y1] = way === 'level' ? [from, to, at, at] : [at, at, from, to];
    box.x0 = Math.min(box.x0, x0);
    box.x1 = Math.max(box.x1, x1);
    box.y0 = Math.min(box.y0, y0);
    box.y1 = Math.max(box.y1, y1);
  }
  return box;
}

/** A table wider than its page is cut off there, but its letters are all in the file: its last column reaches as far
 *  as they do. */
export function uncut(rules: readonly Rule[], width: number, reach: number): Rule[] {
  if (reach <= width) return [...rules];
  const edge = width - NEAR;
  return rules.map((rule) => {
    if (rule.way === 'level') return rule.to >= edge ? { ...rule, to: Math.max(reach, rule.to) } : rule;
    return rule.at >= edge ? { ...rule, at: Math.max(reach, rule.at) } : rule;
  });
}
