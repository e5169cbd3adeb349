/** Does a work once for each thing that is asked about, whoever asks and how often: entries of one page's rail share what
 *  they count. What was found goes with the thing. */
export function oncePer<Asked extends object, Found>(work: (asked: Asked) => Found): (asked: Asked) => Found {
  const known = new WeakMap<Asked, Found>();
  return (asked) => {
    if (!known.has(asked)) known.set(asked, work(asked));
    return known.get(asked)!;
  };
}
