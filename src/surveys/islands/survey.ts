import { proveHuman } from '../../platform/public-forms/browser/proof.ts';

const form = document.querySelector<HTMLFormElement>('#survey');
if (form) {
  proveHuman(form);
  const questions = [...form.querySelectorAll<HTMLElement>('.question')];

  /** Puts away what who chose this is not asked; what was typed there stays and is not counted. */
  const follow = () => {
    const asked = new Set<number>();
    for (let at = 1; at >= 1 && at <= questions.length; ) {
      asked.add(at);
      const { goals = '{}', then = '' } = questions[at - 1]!.dataset;
      const chosen = questions[at - 1]!.querySelector<HTMLInputElement>('input[type=radio]:checked')?.value ?? '';
      const goal = (JSON.parse(goals) as Record<string, number | 'end'>)[chosen] ?? then;
      at = Number(goal);
    }
    questions.forEach((question, n) => {
      question.hidden = !asked.has(n + 1);
    });
  };
  form.addEventListener('change', follow);
  follow();
}

// The list of what is wrong is read out and stands in view.
document.querySelector<HTMLElement>('.summary')?.focus();
