/** Moves the bar of what runs for minutes, and opens the result when it is there. Without scripts the page reloads itself. */
const bar = document.querySelector<HTMLProgressElement>('progress[data-address]');
const said = document.querySelector('[data-progress]');

async function look(): Promise<void> {
  if (!bar) return;
  try {
    const reply = await fetch(bar.dataset.address!, { headers: { accept: 'application/json' } });
    if (!reply.ok) return location.reload();
    const job = (await reply.json()) as { running: boolean; progress: number };
    if (!job.running) return location.reload();
    bar.value = job.progress;
    if (said) said.textContent = `${Math.floor(job.progress * 100)}%`;
  } catch {
    // the network is away for a moment: look again
  }
  setTimeout(look, 700);
}

setTimeout(look, 500);
