/** Pauses after which a line that broke is tried again, ms: longer each time. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];

/** Hears on a line that something changed; tries again for as long as it takes.
 *  @param heard also whenever the line stands again: what happened meanwhile is not told */
export function listenAt(address: string, heard: () => void): void {
  let failures = 0;
  const open = () => {
    const line = new EventSource(address);
    line.onopen = () => {
      failures = 0;
      heard();
    };
    line.onmessage = heard;
    line.onerror = () => {
      line.close();
      setTimeout(open, PAUSES[Math.min(failures, PAUSES.length - 1)]);
      failures += 1;
    };
  };
  open();
}
