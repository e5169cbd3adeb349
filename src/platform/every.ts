/** Does a piece of work again and again, never twice at once; a failure is told and the next turn tries again.
 *  @param ms pause between two turns @returns stops, and waits for a turn under way */
export function every(ms: number, work: () => Promise<unknown>, failed: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let wake = () => {};
  const turns = (async () => {
    while (!stopped) {
      await work().catch(failed);
      if (stopped) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return () => {
    stopped = true;
    wake();
    return turns;
  };
}
