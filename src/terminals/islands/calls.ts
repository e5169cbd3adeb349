/** How often it is asked whether somebody calls, ms. */
const PAUSE = 3_000;
const LONGEST = 60_000;

const place = document.querySelector<HTMLElement>('#calls');
if (place) start(place);

function start(place: HTMLElement): void {
  const sound = place.querySelector<HTMLInputElement>('#sound')!;
  const known = new Set([...place.querySelectorAll('[id^=call-]')].map(({ id }) => Number(id.slice(5))));
  const key = 'terminals.sound';
  sound.checked = localStorage.getItem(key) === 'yes';
  sound.addEventListener('change', () => localStorage.setItem(key, sound.checked ? 'yes' : 'no'));
  if (sound.checked && known.size > 0) ring();
  const ask = async (pause: number) => {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      const answer = await fetch(place.dataset.address!, { headers: { accept: 'application/json' } });
      if (answer.status === 401) return location.reload();
      const { ids } = (await answer.json()) as { ids: number[] };
      if (ids.length !== known.size || ids.some((id) => !known.has(id))) return location.reload();
      return void ask(PAUSE);
    } catch {
      return void ask(Math.min(pause * 2, LONGEST));
    }
  };
  void ask(PAUSE);
}

/** One short tone; a browser that forbids it before a click stays silent. */
function ring(): void {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const volume = context.createGain();
  volume.gain.value = 0.2;
  tone.frequency.value = 660;
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.4);
}
