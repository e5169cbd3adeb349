import { forget } from '../display/browser/keep.ts';

/** How often it is asked whether somebody typed the code in, ms; more seldom while nobody answers. */
const PAUSE = 3_000;
const LONGEST = 30_000;

const place = document.querySelector<HTMLElement>('#waiting');
if (place) {
  void forget(); // a device that was shut out keeps nothing
  const shown = place.querySelector('.big')?.textContent?.replace(/\s/g, '');
  const ask = async (pause: number) => {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      const answer = await fetch(place.dataset.address!, { headers: { accept: 'application/json' } });
      const told = (await answer.json()) as { signedIn?: boolean; code?: string };
      if (told.signedIn || (told.code && told.code !== shown)) return location.reload();
      return void ask(PAUSE);
    } catch {
      return void ask(Math.min(pause * 2, LONGEST));
    }
  };
  void ask(PAUSE);
}
